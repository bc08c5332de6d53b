// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/header.hpp"

#include <array>

#include "mail/mime/lines.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// The field name that a line begins with; empty when the line is no header field.
std::string_view field_name(std::string_view line) {
  constexpr std::size_t longest = 256;
  std::size_t end = 0;
  while (end < line.size() && end < longest && line[end] > ' ' && line[end] < '\x7f' && line[end] != ':')
    ++end;
  std::size_t colon = end;
  while (colon < line.size() && text::is_blank(line[colon])) ++colon;
  return end > 0 && colon < line.size() && line[colon] == ':' ? line.substr(0, end) : std::string_view{};
}

// Names that show a header still going on after a line that is none.
bool is_common_field(std::string_view name) {
  constexpr std::array common = {"from",        "to",           "cc",        "subject",  "date",
                                 "message-id",  "mime-version", "received",  "reply-to", "sender",
                                 "return-path", "in-reply-to",  "references"};
  for (const std::string_view one : common) {
    if (text::equal_ignoring_case(name, one)) return true;
  }
  return text::starts_ignoring_case(name, "content-") || text::starts_ignoring_case(name, "x-") ||
         text::starts_ignoring_case(name, "list-");
}

bool is_mailbox_line(std::string_view line) {
  return line.starts_with("From ") || line.starts_with(">From ");
}

}  // namespace

class HeaderReader {
 public:
  HeaderReader(std::string_view entity, Entity kind, const Limits& limits, Defects& defects)
      : entity_(entity), rest_(entity), kind_(kind), limits_(limits), defects_(defects) {}

  HeaderAndBody read() {
    skip_what_comes_before();
    while (!rest_.empty()) {
      const std::string_view before = rest_;
      const std::string_view line = next_line(rest_);
      if (line.empty()) break;
      if (is_only_blank(line)) {
        if (header_goes_on()) continue;
        break;
      }
      if (take_line(line)) continue;
      if (!line.starts_with("--") && header_goes_on()) {  // that one is a boundary
        defects_.note("a line in the header is no header field");
        continue;
      }
      if (!result_.header.fields_.empty()) defects_.note("no blank line between header and body");
      rest_ = before;
      break;
    }
    result_.body = rest_;
    return std::move(result_);
  }

 private:
  static bool is_only_blank(std::string_view line) { return text::trim(line).empty(); }

  void skip_what_comes_before() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    std::string_view look = rest_;
    std::string_view line = next_line(look);
    if (is_mailbox_line(line)) {
      defects_.note("begins with the From line of a mailbox file");
      rest_ = look;
      return;
    }
    if (kind_ == Entity::Part) return;
    int skipped = 0;
    while (is_only_blank(line) && !look.empty() && skipped++ < 8) {
      const std::string_view here = look;
      line = next_line(look);
      if (!field_name(line).empty()) {
        defects_.note("blank lines before the header");
        rest_ = here;
        return;
      }
    }
  }

  bool take_line(std::string_view line) {
    auto& fields = result_.header.fields_;
    if (text::is_blank(line.front())) {
      if (fields.empty()) return false;
      HeaderField& last = fields.back();
      if (dropping_) return true;
      const std::size_t whole = static_cast<std::size_t>(line.data() + line.size() - last.value.data());
      last.value = std::string_view(last.value.data(), cut(whole));
      return true;
    }
    const std::string_view name = field_name(line);
    if (name.empty()) return false;
    dropping_ = static_cast<std::size_t>(line.data() - entity_.data()) > limits_.header_block;
    if (dropping_) {
      defects_.note("the header is too long, its end is left out");
      return true;
    }
    const std::size_t colon = line.find(':', name.size());
    fields.push_back({name, line.substr(colon + 1)});
    fields.back().value = fields.back().value.substr(0, cut(fields.back().value.size()));
    return true;
  }

  std::size_t cut(std::size_t length) {
    if (length <= limits_.header_line) return length;
    defects_.note("a header line is too long, its end is left out");
    return limits_.header_line;
  }

  bool header_goes_on() const {
    std::string_view look = rest_;
    return !result_.header.fields_.empty() && is_common_field(field_name(next_line(look)));
  }

  std::string_view entity_;
  std::string_view rest_;
  Entity kind_;
  const Limits& limits_;
  Defects& defects_;
  HeaderAndBody result_;
  bool dropping_ = false;
};

HeaderAndBody read_header(std::string_view bytes, Entity kind, const Limits& limits, Defects& defects) {
  return HeaderReader(bytes, kind, limits, defects).read();
}

std::optional<std::string_view> Header::find(std::string_view name) const {
  for (const HeaderField& field : fields_) {
    if (text::equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

std::string Header::text(std::string_view name) const {
  return std::string(text::trim(unfold(find(name).value_or(std::string_view{}))));
}

std::vector<std::string_view> Header::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const HeaderField& field : fields_) {
    if (text::equal_ignoring_case(field.name, name)) values.push_back(field.value);
  }
  return values;
}

std::string unfold(std::string_view value) {
  std::string out(value);
  std::erase_if(out, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return out;
}

}  // namespace ticketd::mail
