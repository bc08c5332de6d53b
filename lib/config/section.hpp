// SPDX-License-Identifier: Apache-2.0
// How the file is asked for its keys: a Section is a map in it, a Place one value (or its absence) with its
// line and key path. A key nobody asked for is a problem, so what the code reads is all that the file may
// say.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "config/config.hpp"
#include "config/form.hpp"
#include "config/partial.hpp"
#include "config/value.hpp"

namespace ticketd::config {

using Names = std::set<std::string, std::less<>>;

// What there is in the finished file for its other parts to name.
struct Known {
  Names agents;
  Names contracts;
  Names customers;
  Names queues;
  Names rotas;
  Names escalations;
  Names queue_addresses;
  std::map<std::string, std::string> mailboxes;  // queues' names by mailbox_key
};

// What is done about the secrets that the file names.
enum class Secrets {
  Read,           // as the service does
  LeftAlone,      // none is opened
  OutsideService  // as load_outside_service() says
};

// One reading of the file: where it is, and all that was found on the way.
struct Reading {
  std::string file;
  std::filesystem::path folder;  // relative paths start here
  Secrets secrets = Secrets::Read;
  Credentials credentials{};  // of OutsideService
  std::vector<SecretSource> secret_sources{};
  std::vector<Problem> problems{};
  std::vector<Problem> warnings{};
  std::set<std::string> known_keys{};  // "queues[].imap.port"
  std::set<std::string> loaded_calendars{};
  // What can only be checked when the whole file is read, in the order of reading.
  std::vector<std::function<void(const Config&, const Known&)>> later{};
};

class Place {
 public:
  Place(const Value* value, int line, std::string key, Reading& reading)
      : value_(value), line_(line), key_(std::move(key)), reading_(&reading) {}

  [[nodiscard]] bool is_there() const { return value_ != nullptr; }
  [[nodiscard]] bool is_given() const { return value_ != nullptr && value_->kind != Value::Kind::Null; }
  [[nodiscard]] bool is_text() const { return is_there() && value_->kind == Value::Kind::Text; }
  [[nodiscard]] bool is_list() const { return is_there() && value_->kind == Value::Kind::List; }
  [[nodiscard]] bool is_map() const { return is_there() && value_->kind == Value::Kind::Map; }
  [[nodiscard]] const Value& value() const { return *value_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] Reading& reading() const { return *reading_; }

  void wrong(std::string what) const;
  void warn(std::string what) const;

  // True if the value is there and fits; `into` is untouched otherwise, and what is there but wrong is said.
  template <class T>
  bool read(T& into, const std::type_identity_t<Parser<T>>& form) const;
  // Each item of a list. A text or a map in its stead is wrong.
  void each(const std::function<void(const Place&)>& visit) const;
  template <class T>
  void read_list(std::vector<T>& into, const std::type_identity_t<Parser<T>>& form) const;

 private:
  [[nodiscard]] bool has_text() const;  // says what is wrong if not

  const Value* value_;
  int line_;
  std::string key_;
  Reading* reading_;
};

class Section {
 public:
  // What a place that should be a map says; `visit` is called once if it is one, and then the keys it did
  // not ask for are refused.
  static void read(const Place& place, const std::function<void(Section&)>& visit);

  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] Place at(std::string_view key);
  // As at(), and wrong if it is missing or empty; `right` says what to write.
  [[nodiscard]] Place need(std::string_view key, std::string_view right);
  [[nodiscard]] std::vector<std::string> keys() const;

  template <class T>
  bool optional(std::string_view key, T& into, const std::type_identity_t<Parser<T>>& form) {
    return at(key).read(into, form);
  }
  template <class T>
  bool required(std::string_view key, T& into, const std::type_identity_t<Parser<T>>& form,
                std::string_view right) {
    const Place found = need(key, right);
    return found.is_given() && found.read(into, form);
  }

 private:
  explicit Section(const Place& place) : place_(place) {}
  void refuse_duplicates() const;
  void refuse_unknown() const;

  Place place_;
  Names asked_;
};

// Values that may stand only once in the file.
class Once {
 public:
  // Says it is wrong if `word` was added before; ASCII case does not count.
  void add(const Place& place, std::string_view word);

 private:
  std::map<std::string, int> lines_;
};

// "did you mean `x`?", or all there are if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const Names& known);

template <class T>
bool Place::read(T& into, const std::type_identity_t<Parser<T>>& form) const {
  if (!is_there() || !has_text()) return false;
  Parsed<T> outcome = form(value_->text);
  if (const auto* misfit = std::get_if<FormatError>(&outcome)) {
    wrong(misfit->what);
    return false;
  }
  into = std::get<T>(std::move(outcome));
  return true;
}

template <class T>
void Place::read_list(std::vector<T>& into, const std::type_identity_t<Parser<T>>& form) const {
  each([&](const Place& item) {
    T one{};
    if (item.read(one, form)) into.push_back(std::move(one));
  });
}

}  // namespace ticketd::config
