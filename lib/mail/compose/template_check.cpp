// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/template_check.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/written_line.hpp"
#include "text/ascii.hpp"
#include "text/case.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

constexpr std::string_view blanks = " \t\r";

bool is_optional(FieldKind kind) {
  return kind == FieldKind::OptionalLine || kind == FieldKind::OptionalBody ||
         kind == FieldKind::OptionalQuoted;
}

bool is_printed(FieldKind kind) {
  return kind != FieldKind::Flag && kind != FieldKind::List;
}

// A single word on a line, of the kind that commands or approves: in capitals, as letters ask for it.
bool would_act(std::string_view line, const domain::Vocabulary& vocabulary) {
  line = text::trim(line, blanks);
  if (line.starts_with('/')) return true;
  const std::string_view word = line.substr(0, line.find_first_of(".!,"));
  const bool is_small = std::any_of(word.begin(), word.end(), text::is_lower);
  return !is_small && vocabulary.approval(text::lower_case(word)).has_value();
}

class Reader {
 public:
  Reader(std::string_view source, std::span<const KnownField> fields, const domain::Vocabulary& vocabulary)
      : source_(source), fields_(fields), vocabulary_(vocabulary) {}

  std::vector<Misprint> read() {
    if (!source_.starts_with("Subject: ")) report("the first line must be \"Subject: ...\"");
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t tag = std::min(source_.find("{{", at), source_.size());
      line_ += lines_in(at, tag);
      if (tag == source_.size()) break;
      const std::size_t close = source_.find("}}", tag);
      if (close == source_.npos) {
        report("a tag is opened and never closed");
        break;
      }
      take(source_.substr(tag + 2, close - tag - 2));
      line_ += lines_in(tag, close);
      at = close + 2 +
           (source_.substr(tag + 2).starts_with('{') && source_.substr(close + 2).starts_with('}'));
    }
    if (!open_.empty()) report("{{#" + std::string(open_.back().name) + "}} is never closed");
    report_acting_lines();
    return std::move(found_);
  }

 private:
  struct Section {
    std::string_view name;
    const KnownField* field = nullptr;
    bool inverted = false;
  };

  int lines_in(std::size_t from, std::size_t to) const {
    return static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(from),
                                       source_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
  }

  void report(std::string what) { found_.push_back({line_, std::move(what)}); }

  void take(std::string_view tag) {
    const char sigil = tag.empty() ? ' ' : tag.front();
    if (sigil == '!') return;
    if (sigil == '>' || sigil == '=') return report("partials and other delimiters are not known here");
    const bool has_sigil = std::string_view("#^/&{").find(sigil) != std::string_view::npos;
    const std::string_view name = text::trim(has_sigil ? tag.substr(1) : tag, blanks);
    if (sigil == '/') return close(name);
    const KnownField* field = known(name);
    if (field == nullptr)
      report("there is no field \"" + std::string(name) + "\"; known here: " + known_names());
    if (sigil == '#' || sigil == '^') {
      open_.push_back({name, field, sigil == '^'});
    } else if (field != nullptr) {
      check_printed(*field);
    }
  }

  void close(std::string_view name) {
    if (open_.empty() || open_.back().name != name) {
      return report("{{/" + std::string(name) + "}} closes what is not open here");
    }
    open_.pop_back();
  }

  void check_printed(const KnownField& field) {
    const std::string name(field.name);
    if (!is_printed(field.kind))
      return report("\"" + name + "\" can only be asked for, as in {{#" + name + "}}");
    const bool inside = std::any_of(open_.begin(), open_.end(), [&](const Section& each) {
      return each.field == &field && !each.inverted;
    });
    if (is_optional(field.kind) && !inside) {
      report("\"" + name + "\" may be empty: put it between {{#" + name + "}} and {{/" + name + "}}");
    }
  }

  const KnownField* known(std::string_view name) const {
    for (auto section = open_.rbegin(); section != open_.rend(); ++section) {
      if (section->field == nullptr || section->inverted) continue;
      if (const KnownField* found = among(section->field->items, name)) return found;
    }
    return among(fields_, name);
  }

  static const KnownField* among(std::span<const KnownField> fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
  }

  std::string known_names() const {
    std::string names;
    const auto append = [&](std::span<const KnownField> fields) {
      for (const KnownField& each : fields) names += (names.empty() ? "" : ", ") + std::string(each.name);
    };
    for (const Section& each : open_) {
      if (each.field != nullptr) append(each.field->items);
    }
    append(fields_);
    return names;
  }

  void report_acting_lines() {
    line_ = 1;
    for (std::string_view rest = source_; !rest.empty(); ++line_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (would_act(rest.substr(0, end), vocabulary_)) {
        report(
            "a line that begins like this would act when somebody's reply quotes it; lead it in with a word");
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  std::string_view source_;
  std::span<const KnownField> fields_;
  const domain::Vocabulary& vocabulary_;
  std::vector<Section> open_;
  std::vector<Misprint> found_;
  int line_ = 1;
};

}  // namespace

std::vector<Misprint> misprints(std::string_view source, std::span<const KnownField> fields,
                                const domain::Vocabulary& vocabulary) {
  return Reader(source, fields, vocabulary).read();
}

}  // namespace ticketd::mail
