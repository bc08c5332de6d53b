// SPDX-License-Identifier: Apache-2.0
#include "mail/content.hpp"

#include <algorithm>
#include <array>

#include "mail/calendar_words.hpp"
#include "mail/html/html_to_text.hpp"
#include "mail/html/html_tokens.hpp"
#include "mail/html/text_or_html.hpp"
#include "mail/mime/charset.hpp"
#include "mail/mime/clean_text.hpp"
#include "mail/mime/flowed.hpp"
#include "mail/mime/lines.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

bool is_named(const Part& part) {
  return !part.type.parameter("name").empty() || !part.disposition.parameter("filename").empty();
}

bool is_body_type(const Part& part) {
  return part.is_type("text/plain") || part.is_type("text/html");
}

// The same words again in a form for other programs (AMP and whatever comes after it). What people keep as a
// file, and what says of itself what the mail is, is none; what others count as a file (a watch's part,
// enriched text) is one here too.
bool is_for_other_programs(const Part& part) {
  constexpr std::array kept = {"text/plain",
                               "text/html",
                               "text/calendar",
                               "text/x-vcalendar",
                               "text/csv",
                               "text/vcard",
                               "text/x-vcard",
                               "text/directory",
                               "text/watch-html",
                               "text/enriched",
                               "text/richtext",
                               "text/rfc822-headers",
                               "text/vnd.google.email-reaction+json"};
  return part.is_text() && std::find(kept.begin(), kept.end(), part.type.word) == kept.end();
}

bool is_attached(const Part& part) {
  return part.disposition.word == "attachment";
}

// A mail of one part in a kind of text that people can read as it is, though it is not made for it.
bool is_only_words(const Part& part) {
  return (part.is_type("text/markdown") || part.is_type("text/enriched") || part.is_type("text/richtext") ||
          part.is_type("text/x-markdown")) &&
         !is_attached(part) && !is_named(part);
}

class Arranger {
 public:
  void add(const Part& part) {
    if (part.is_multipart()) {
      add_children(part);
    } else if (is_only_words(part)) {
      add_text(part);
    } else {
      add_leaf(part, true, false);
    }
  }

  Arrangement take() { return std::move(arrangement_); }

 private:
  void add_children(const Part& parent) {
    if (parent.children.empty()) {
      add_childless(parent);
      return;
    }
    if (parent.is_type("multipart/alternative")) {
      add_alternatives(parent);
      return;
    }
    const bool related = parent.is_type("multipart/related");
    const Part* const root = related ? root_of(parent) : &parent.children.front();
    for (const Part& child : parent.children) {
      if (child.is_multipart()) {
        add_children(child);
      } else {
        add_leaf(child, &child == root, related);
      }
    }
  }

  // The part that the others belong to (RFC 2387): the one named as start, else the first, unless only a
  // later one can be read.
  static const Part* root_of(const Part& parent) {
    const std::string_view start = text::trim(parent.type.parameter("start"));
    for (const Part& child : parent.children) {
      const auto id = child.header.find("Content-ID");
      if (!start.empty() && id && text::trim(*id) == start) return &child;
    }
    const auto readable = std::find_if(parent.children.begin(), parent.children.end(), [](const Part& child) {
      return child.is_multipart() || (is_body_type(child) && !is_attached(child));
    });
    return readable == parent.children.end() ? &parent.children.front() : &*readable;
  }

  // A multipart without parts is what its writer saw: text. An empty one is nothing.
  void add_childless(const Part& part) {
    if (text::trim(part.body).empty()) return;
    add_text(part);
  }

  void add_leaf(const Part& part, bool first, bool related) {
    const bool inline_text =
        is_body_type(part) && !is_attached(part) && (first || (!related && !is_named(part)));
    if (!inline_text) {
      arrangement_.attachments.push_back(&part);
      return;
    }
    add_text(part);
  }

  void add_text(const Part& part) {
    arrangement_.text.push_back(&part);
    arrangement_.html.push_back(&part);
  }

  // The plain branch is the text, the HTML branch the HTML; with only one of them it is both.
  void add_alternatives(const Part& parent) {
    std::vector<const Part*> texts;
    std::vector<const Part*> htmls;
    const bool has_words = std::any_of(parent.children.begin(), parent.children.end(), [](const Part& child) {
      return is_body_type(child) || child.is_multipart();
    });
    for (const Part& child : parent.children) {
      if (is_for_other_programs(child) && has_words && !is_attached(child) && !is_named(child)) continue;
      Arranger inner;
      if (child.is_multipart()) {
        inner.add_children(child);
      } else {
        inner.add_leaf(child, true, false);
      }
      take_branch(inner.arrangement_, texts, htmls);
    }
    const auto& text = texts.empty() ? htmls : texts;
    const auto& html = htmls.empty() ? texts : htmls;
    arrangement_.text.insert(arrangement_.text.end(), text.begin(), text.end());
    arrangement_.html.insert(arrangement_.html.end(), html.begin(), html.end());
  }

  void take_branch(Arrangement& branch, std::vector<const Part*>& texts, std::vector<const Part*>& htmls) {
    const auto is_html = [](const Part* part) { return part->is_type("text/html"); };
    const bool has_html = std::any_of(branch.html.begin(), branch.html.end(), is_html);
    const bool has_text = !std::all_of(branch.text.begin(), branch.text.end(), is_html);
    if (has_text) texts.insert(texts.end(), branch.text.begin(), branch.text.end());
    if (has_html) htmls.insert(htmls.end(), branch.html.begin(), branch.html.end());
    arrangement_.attachments.insert(arrangement_.attachments.end(), branch.attachments.begin(),
                                    branch.attachments.end());
  }

  Arrangement arrangement_;
};

std::string charset_of(const Part& part, std::string_view bytes) {
  const std::string_view declared = part.charset();
  if (!part.is_type("text/html") ||
      (is_known_charset(declared) && !text::equal_ignoring_case(declared, "us-ascii"))) {
    return std::string(declared);
  }
  std::string inside = html_charset(bytes);
  return inside.empty() ? std::string(declared) : inside;
}

const Part* first_text(const Part& part) {
  if (part.children.empty()) return part.is_text() || part.is_multipart() ? &part : nullptr;
  for (const Part& child : part.children) {
    const Part* found = first_text(child);
    if (found != nullptr && !found->charset().empty()) return found;
  }
  return nullptr;
}

bool is_html(const Part& part) {
  return part.is_type("text/html");
}

void append_block(std::string& out, const std::string& block) {
  if (!out.empty() && !block.empty() && !out.ends_with('\n')) out += '\n';
  out += block;
}

// Where a list server put its footer under base64, which it did not understand: a line that begins with '--'
// or '__', as no line of base64 does.
std::size_t footer_under_base64(std::string_view body) {
  return std::min(find_bytes(body, "\n--"), find_bytes(body, "\n__"));
}

std::string decode_text(const Part& part, std::size_t most, Defects& defects) {
  if (part.encoding != Encoding::Base64) return decode(part.body, part.encoding, most);
  const std::size_t footer = std::min(footer_under_base64(part.body), part.body.size());
  std::string text = decode(part.body.substr(0, footer), part.encoding, most);
  if (footer == part.body.size()) return text;
  defects.note("plain text under base64");
  if (text.ends_with('\n')) text.pop_back();
  return text.append(part.body.substr(footer, most - text.size()));
}

}  // namespace

Arrangement arrange(const Part& root) {
  Arranger arranger;
  arranger.add(root);
  return arranger.take();
}

std::string text_of(const Part& part, std::size_t most, Defects& defects) {
  const bool encoded = part.encoding != Encoding::None;
  const std::string decoded = encoded ? decode_text(part, most, defects) : std::string{};
  const std::string_view bytes = encoded ? std::string_view(decoded) : part.body.substr(0, most);
  if (bytes.size() >= most) defects.note("the text is too long, its end is left out");
  std::string text = clean_body(to_utf8(bytes, charset_of(part, bytes), defects));
  if (!part.is_type("text/plain") || !text::equal_ignoring_case(part.type.parameter("format"), "flowed"))
    return text;
  const bool delete_space = text::equal_ignoring_case(part.type.parameter("delsp"), "yes");
  return join_flowed(text, delete_space ? FlowedSpace::Delete : FlowedSpace::Keep);
}

namespace {

// The text that stands for the HTML and not beside it.
std::string text_instead_of_html(const Arrangement& arrangement) {
  constexpr std::size_t enough = 2000;
  Defects unheard;
  std::string text;
  for (const Part* part : arrangement.text) {
    const bool is_beside =
        std::find(arrangement.html.begin(), arrangement.html.end(), part) != arrangement.html.end();
    if (!is_beside && !is_html(*part) && text.size() < enough)
      append_block(text, text_of(*part, enough, unheard));
  }
  return text;
}

// Of a mail that is nothing but an invitation.
std::string words_of_invitation(const Arrangement& arrangement, std::size_t most) {
  constexpr std::size_t largest = 256 * 1024;
  Defects unheard;
  for (const Part* part : arrangement.attachments)
    if (part->is_type("text/calendar") && !is_attached(*part))
      return clean_body(calendar_words(text_of(*part, std::min(most, largest), unheard)));
  return {};
}

bool is_html_better(const Arrangement& arrangement, const std::string& html) {
  if (html.empty() || arrangement.text == arrangement.html) return false;
  const std::string text = text_instead_of_html(arrangement);
  return !text.empty() && (says_nothing(text) || stands_for_html(text, html));
}

}  // namespace

Body read_body(const Arrangement& arrangement, std::size_t most, Defects& defects) {
  Body body;
  for (const Part* part : arrangement.html) {
    if (is_html(*part) && body.html.size() < most)
      append_block(body.html, text_of(*part, most - body.html.size(), defects));
  }
  const auto& shown = is_html_better(arrangement, body.html) ? arrangement.html : arrangement.text;
  const bool same_html = shown == arrangement.html && arrangement.html.size() == 1;
  for (const Part* part : shown) {
    if (body.text.size() >= most) break;
    if (!is_html(*part)) {
      const std::string text = text_of(*part, most - body.text.size(), defects);
      const bool is_plain = !is_html_called_plain(text);
      append_block(body.text, is_plain ? text : html_to_text(text, most - body.text.size()));
    } else {
      const std::string html = same_html ? body.html : text_of(*part, most, defects);
      append_block(body.text, html_to_text(html, most - body.text.size()));
    }
  }
  if (says_nothing(body.text) && !body.html.empty()) body.text = html_to_text(body.html, most);
  if (body.html.empty() && says_nothing(body.text)) body.text += words_of_invitation(arrangement, most);
  return body;
}

std::string_view text_charset(const Part& root) {
  const Part* part = first_text(root);
  return part == nullptr ? std::string_view{} : part->charset();
}

}  // namespace ticketd::mail
