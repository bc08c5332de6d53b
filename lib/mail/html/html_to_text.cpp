// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_to_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "mail/html/html_tokens.hpp"
#include "mail/html/html_visibility.hpp"
#include "mail/mime/lines.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

// How a tag breaks the line: not at all, to a new line, or with an empty line between.
enum class Break { None, Line, Paragraph };

Break break_around(std::string_view name) {
  constexpr std::array paragraphs = {"p",          "h1", "h2", "h3", "h4",  "h5",   "h6",
                                     "blockquote", "ul", "ol", "dl", "pre", "table"};
  constexpr std::array lines = {"div",      "tr",      "li",     "dt",     "dd",      "section",
                                "article",  "header",  "footer", "center", "address", "form",
                                "fieldset", "body",    "html",   "main",   "nav",     "aside",
                                "figure",   "caption", "thead",  "tbody",  "tfoot",   "option"};
  if (std::find(paragraphs.begin(), paragraphs.end(), name) != paragraphs.end()) return Break::Paragraph;
  if (std::find(lines.begin(), lines.end(), name) != lines.end()) return Break::Line;
  return Break::None;
}

// What newsletters fill their previews with: joiners and blanks that nobody sees.
bool is_padding(std::string_view word) {
  constexpr std::array invisible = {"\u034f", "\u200b", "\u200c", "\u200d",
                                    "\u2060", "\ufeff", "\u00ad", "\u00a0"};
  bool has_joiner = false;
  while (!word.empty()) {
    const auto found = std::find_if(invisible.begin(), invisible.end(),
                                    [&](std::string_view sign) { return word.starts_with(sign); });
    if (found == invisible.end()) return false;
    has_joiner = has_joiner || *found != invisible.back();
    word.remove_prefix(std::string_view(*found).size());
  }
  return has_joiner;
}

// Text on its way out: collapses blanks, remembers line breaks until something follows them, and puts the
// quote marks in front of each line.
class TextPage {
 public:
  explicit TextPage(std::size_t most) : most_(most) {}

  void add_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (text::is_space(text[at])) {
        blank_ = true;
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && !text::is_space(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      if (!is_padding(word)) add_word(word);
      at = end;
    }
  }

  void add_preformatted(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) add_word(text.substr(0, end));
      if (end == text.size()) return;
      new_line();
      text.remove_prefix(end + 1);
    }
  }

  void separate(Break kind) {
    if (kind == Break::None) return;
    breaks_ = std::max(breaks_, kind == Break::Paragraph ? 2 : 1);
    blank_ = false;
  }

  // <br>: every one counts.
  void new_line() {
    breaks_ = at_line_start_ && breaks_ > 0 ? breaks_ + 1 : std::max(breaks_, 1) + (breaks_ > 0 ? 1 : 0);
    breaks_ = std::min(breaks_, 3);
    blank_ = false;
  }

  void next_cell() {
    if (breaks_ == 0 && !at_line_start_) blank_ = true;
  }

  void quote(int deeper) {
    constexpr int deepest = 20;
    quote_wanted_ += deeper;
    quote_wanted_ = std::max(0, quote_wanted_);
    quotes_ = std::min(quote_wanted_, deepest);
  }

  [[nodiscard]] bool is_full() const { return out_.size() >= most_; }
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] std::string_view since(std::size_t from) const {
    return std::string_view(out_).substr(std::min(from, out_.size()));
  }

  std::string take() {
    while (!out_.empty() && text::is_space(out_.back())) out_.pop_back();
    out_.resize(text::beginning_of(out_, most_).size());
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  void add_word(std::string_view word) {
    if (is_full()) return;
    if (breaks_ > 0 && !out_.empty()) {
      for (int i = 0; i < breaks_; ++i) end_line(i + 1 < breaks_);
    }
    if (breaks_ > 0 || out_.empty()) begin_line();
    if (blank_ && !at_line_start_ && breaks_ == 0) out_ += ' ';
    breaks_ = 0;
    blank_ = false;
    at_line_start_ = false;
    out_ += word;
  }

  void end_line(bool empty_follows) {
    out_ += '\n';
    if (empty_follows && shared_quotes() > 0) out_.append(static_cast<std::size_t>(shared_quotes()), '>');
  }

  [[nodiscard]] int shared_quotes() const { return std::min(quotes_, line_quotes_); }

  void begin_line() {
    line_quotes_ = quotes_;
    out_.append(static_cast<std::size_t>(quotes_), '>');
    if (quotes_ > 0) out_ += ' ';
    at_line_start_ = true;
  }

  std::size_t most_;
  std::string out_;
  int breaks_ = 0;
  int quotes_ = 0;
  int quote_wanted_ = 0;
  int line_quotes_ = 0;
  bool blank_ = false;
  bool at_line_start_ = true;
};

class HtmlReader {
 public:
  HtmlReader(std::string_view html, std::size_t most) : tokens_(html), page_(most) {}

  std::string read() {
    while (const auto token = tokens_.next()) {
      if (page_.is_full()) break;
      switch (token->kind) {
        case HtmlToken::Kind::Text:
          if (visibility_.is_shown()) text(token->text);
          break;
        case HtmlToken::Kind::Start: begin(*token); break;
        case HtmlToken::Kind::End: finish(*token); break;
      }
    }
    close_link();
    return page_.take();
  }

 private:
  struct List {
    bool numbered = false;
    int item = 0;
  };

  void text(std::string_view written) {
    std::string decoded = decode_entities(written);
    if (preformatted_ > 0) {
      std::erase(decoded, '\r');
      page_.add_preformatted(decoded);
    } else {
      page_.add_words(decoded);
    }
  }

  // A hidden block between words parts them all the same: it may have ended their paragraph.
  void begin(const HtmlToken& tag) {
    const bool is_seen_around = visibility_.is_shown();
    if (visibility_.open(tag))
      start(tag);
    else if (is_seen_around)
      page_.separate(break_around(tag.name));
  }

  void finish(const HtmlToken& tag) {
    if (visibility_.close(tag))
      end(tag.name);
    else if (visibility_.is_shown())
      page_.separate(break_around(tag.name));
  }

  void start(const HtmlToken& tag) {
    const std::string& name = tag.name;
    page_.separate(break_around(name));
    if (name == "br") page_.new_line();
    if (name == "td" || name == "th") page_.next_cell();
    if (name == "pre") ++preformatted_;
    if (name == "blockquote") page_.quote(1);
    if (name == "ul" || name == "ol") open_list(name == "ol");
    if (name == "li") item();
    if (name == "hr") rule();
    if (name == "img") image(tag.attributes);
    if (name == "a") open_link(tag.attributes);
  }

  void end(const std::string& name) {
    if (name == "a") close_link();
    if (name == "pre" && preformatted_ > 0) --preformatted_;
    page_.separate(break_around(name));
    if (name == "blockquote") page_.quote(-1);
    if ((name == "ul" || name == "ol") && !lists_.empty()) lists_.pop_back();
    if (name == "td" || name == "th") page_.next_cell();
  }

  void open_list(bool numbered) {
    constexpr std::size_t deepest = 20;
    if (lists_.size() < deepest) lists_.push_back({numbered, 0});
  }

  void item() {
    List* list = lists_.empty() ? nullptr : &lists_.back();
    const std::size_t indent = lists_.empty() ? 0 : 2 * (lists_.size() - 1);
    const std::string mark = list != nullptr && list->numbered ? std::to_string(++list->item) + "." : "-";
    page_.add_preformatted(std::string(indent, ' ') + mark + " ");
  }

  void rule() {
    page_.separate(Break::Line);
    page_.add_words("--------");
    page_.separate(Break::Line);
  }

  void image(std::string_view attributes) {
    const std::string alternative = text::squeezed(html_attribute(attributes, "alt"));
    constexpr std::size_t longest = 200;
    if (!alternative.empty() && alternative.size() <= longest) page_.add_words("[" + alternative + "]");
  }

  void open_link(std::string_view attributes) {
    close_link();
    link_ = html_attribute(attributes, "href");
    link_begin_ = page_.size();
  }

  // Where a link leads stands behind its words, unless the words say it already.
  void close_link() {
    if (link_.empty()) return;
    const std::string target = text::squeezed(link_);
    link_.clear();
    const bool leads = text::starts_ignoring_case(target, "http:") ||
                       text::starts_ignoring_case(target, "https:") ||
                       text::starts_ignoring_case(target, "ftp:");
    constexpr std::size_t longest = 2000;
    if (!leads || target.size() > longest) return;
    constexpr std::size_t enough = 4000;
    const std::string words = text::squeezed(page_.since(link_begin_).substr(0, enough));
    const std::string_view address = std::string_view(target).substr(target.find(':') + 1);
    const std::string_view host = address.substr(std::min<std::size_t>(2, address.size()));
    const std::string_view plain = host.ends_with('/') ? host.substr(0, host.size() - 1) : host;
    if (words.empty() || find_bytes(text::lower(words), text::lower(plain)) != std::string_view::npos) return;
    page_.add_words(" <" + target + ">");
  }

  HtmlTokens tokens_;
  HtmlVisibility visibility_;
  TextPage page_;
  std::vector<List> lists_;
  std::string link_;
  std::size_t link_begin_ = 0;
  int preformatted_ = 0;
};

}  // namespace

std::string html_to_text(std::string_view html, std::size_t most) {
  return HtmlReader(html, most).read();
}

}  // namespace ticketd::mail
