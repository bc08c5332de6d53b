// SPDX-License-Identifier: Apache-2.0
// Rows as people read them: columns that fit the terminal, colours only on one.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::console {

enum class Tone { Plain, Good, Bad, Faint };

// One line of what may be a stranger's text: nothing in it steers the terminal.
struct Cell {
  Cell(const std::string& shown, Tone how = Tone::Plain);
  Cell(const char* shown, Tone how = Tone::Plain) : Cell(std::string(shown), how) {}
  std::string text;
  Tone tone = Tone::Plain;
};

class Table {
 public:
  explicit Table(std::vector<std::string> heads) : heads_(std::move(heads)) {}
  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool is_empty() const { return rows_.empty(); }

  // `width`: of the terminal; 0: no terminal, so nothing is cut or coloured.
  void print(std::ostream& out, int width) const;

 private:
  std::vector<std::string> heads_;
  std::vector<std::vector<Cell>> rows_;
};

// In its colour, on a terminal only (`width` as above).
[[nodiscard]] std::string painted(const Cell& cell, int width);

}  // namespace ticketd::console
