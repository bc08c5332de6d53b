// SPDX-License-Identifier: Apache-2.0
#include "config/value.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "config/form.hpp"
#include "text/utf8.hpp"

namespace ticketd::config {
namespace {

struct Refused : std::runtime_error {
  Refused(int at, const std::string& what) : std::runtime_error(what), line(at) {}
  int line;
};

int line_of(const YAML::Mark& mark) {
  return mark.line + 1;
}

Value value_at(const YAML::Mark& mark, Value::Kind kind, std::string text = {}) {
  Value value;
  value.kind = kind;
  value.line = line_of(mark);
  value.text = std::move(text);
  return value;
}

std::size_t count(const Value& value) {
  std::size_t values = 1;
  for (const Value& item : value.items) values += count(item);
  for (const Entry& entry : value.entries) values += count(entry.value);
  return values;
}

// Builds the tree from the parser's events rather than from a YAML::Node, so that the limits hold while the
// text is read, and duplicate keys and aliases are seen as they were written.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const ValueLimits& limits) : limits_(limits) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(value_at(mark, Value::Kind::Null), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    refuse_tag(mark, tag);
    add(value_at(mark, Value::Kind::Text, text), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      throw Refused(line_of(mark), "an alias must name a value that is complete before it");
    values_ += count(found->second) - 1;
    Value copy = found->second;
    copy.line = line_of(mark);
    add(std::move(copy), 0);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(value_at(mark, Value::Kind::List), anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(value_at(mark, Value::Kind::Map), anchor);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] Value take_root() { return std::move(root_); }

 private:
  struct Open {
    Value value;
    YAML::anchor_t anchor;
    std::optional<Entry> entry;  // of a map: the key whose value comes next
  };

  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && tag != "!" && !tag.empty())
      throw Refused(line_of(mark), "tags (!name) are not used in this file");
  }

  void open(Value value, YAML::anchor_t anchor) {
    if (open_.size() >= limits_.depth) {
      throw Refused(value.line, "nested deeper than " + std::to_string(limits_.depth) + " levels");
    }
    if (wants_key())
      throw Refused(value.line,
                    "a list or a map stands where a key should be; is a bracket or brace not closed?");
    open_.push_back({std::move(value), anchor, std::nullopt});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done.value), done.anchor);
  }

  [[nodiscard]] bool wants_key() const {
    return !open_.empty() && open_.back().value.kind == Value::Kind::Map && !open_.back().entry;
  }

  void add(Value value, YAML::anchor_t anchor) {
    if (++values_ > limits_.values) {
      throw Refused(value.line, "more than " + std::to_string(limits_.values) + " values");
    }
    if (anchor != 0) anchors_[anchor] = value;
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (wants_key()) {
      add_key(std::move(value));
    } else if (open_.back().entry) {
      Open& map = open_.back();
      map.entry->value = std::move(value);
      map.value.entries.push_back(std::move(*map.entry));
      map.entry.reset();
    } else {
      open_.back().value.items.push_back(std::move(value));
    }
  }

  void add_key(Value key) {
    if (key.kind != Value::Kind::Text) throw Refused(key.line, "a key must be a single word");
    open_.back().entry = Entry{std::move(key.text), key.line, {}};
  }

  const ValueLimits& limits_;
  std::size_t values_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Value> anchors_;
  Value root_;
};

std::optional<SyntaxProblem> binary(std::string_view text) {
  int line = 1;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f) {
      return SyntaxProblem{line, "a control character; the file must be UTF-8 text"};
    }
    if (c == '\n') ++line;
  }
  if (!text::is_utf8(text)) return SyntaxProblem{0, "not UTF-8 text"};
  return std::nullopt;
}

int last_line(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

std::variant<Value, SyntaxProblem> parse_yaml(std::string_view text, const ValueLimits& limits) {
  if (text.size() > limits.bytes)
    return SyntaxProblem{0, "larger than " + std::to_string(limits.bytes) + " bytes"};
  if (auto problem = binary(text)) return *problem;
  try {
    // The parser takes a quoted scalar that is never closed if the text ends in a line end; a comment at the
    // very end makes it notice.
    std::istringstream stream(std::string(text) + "\n#");
    YAML::Parser parser(stream);
    Builder builder(limits);
    if (!parser.HandleNextDocument(builder)) return Value{};
    Value root = builder.take_root();
    Builder second(limits);
    if (parser.HandleNextDocument(second))
      return SyntaxProblem{second.take_root().line, "a second document; there must be one"};
    return root;
  } catch (const Refused& problem) {
    return SyntaxProblem{problem.line, problem.what()};
  } catch (const YAML::Exception& problem) {
    const int line = problem.mark.is_null() ? 0 : line_of(problem.mark);
    return SyntaxProblem{std::min(line, last_line(text)), "not YAML: " + problem.msg};
  }
}

}  // namespace ticketd::config
