// SPDX-License-Identifier: Apache-2.0
// Which elements of an HTML text are open, as far as it decides whether what stands in them can be seen. No
// tree: six bytes an open element, each tag in constant time on average.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "mail/html/html_sheet.hpp"
#include "mail/html/html_tokens.hpp"

namespace ticketd::mail {

class HtmlVisibility {
 public:
  // True: the tag's element can be seen. Tags in between that a browser closes itself are closed.
  bool open(const HtmlToken& tag);
  // True: the element that it ends could be seen.
  bool close(const HtmlToken& tag);
  // Whether text that stands here can be seen.
  [[nodiscard]] bool is_shown() const { return around().is_shown(); }

 private:
  struct State {
    bool is_gone = false;
    bool is_invisible = false;
    bool is_sizeless = false;
    bool is_painted_over = false;
    [[nodiscard]] bool is_shown() const {
      return !is_gone && !is_invisible && !is_sizeless && !is_painted_over;
    }
  };
  struct Open {
    std::uint16_t name = 0;
    State state;
  };

  [[nodiscard]] State around() const { return open_.empty() ? State{} : open_.back().state; }
  [[nodiscard]] std::uint16_t number_of(const std::string& name);
  void close_implied(const std::string& name);
  void pop();

  HtmlSheet sheet_;
  std::unordered_map<std::string, std::uint16_t> numbers_;
  std::vector<std::string> names_;     // by number
  std::vector<std::size_t> how_many_;  // are open, by number
  std::vector<Open> open_;
};

}  // namespace ticketd::mail
