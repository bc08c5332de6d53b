// SPDX-License-Identifier: Apache-2.0
#include "console/table.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "text/columns.hpp"
#include "text/shown.hpp"

namespace ticketd::console {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::Plain: return "";
    case Tone::Good: return "\x1b[32m";
    case Tone::Bad: return "\x1b[31m";
    case Tone::Faint: return "\x1b[2m";
  }
  return "";
}

std::vector<std::size_t> natural_widths(const std::vector<std::string>& heads,
                                        const std::vector<std::vector<Cell>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& head : heads) widths.push_back(text::columns_of(head));
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], text::columns_of(row[i].text));
  return widths;
}

// What is too much is taken from the widest column, again and again.
void fit(std::vector<std::size_t>& widths, std::size_t line) {
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1)); };
  while (total() > line) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) return;
    --*widest;
  }
}

// With an ellipsis where something was cut.
std::string cut(std::string_view text, std::size_t columns) {
  if (text::columns_of(text) <= columns) return std::string(text);
  return std::string(text::beginning_in(text, columns - 1)) + "…";
}

void print_row(std::ostream& out, const std::vector<Cell>& row, const std::vector<std::size_t>& widths,
               bool coloured) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string text = cut(row[i].text, widths[i]);
    const auto colour = coloured ? colour_of(row[i].tone) : std::string_view();
    out << colour << text << (colour.empty() ? "" : "\x1b[0m");
    if (i + 1 < row.size()) out << std::string(widths[i] - text::columns_of(text) + gap, ' ');
  }
  out << '\n';
}

}  // namespace

Cell::Cell(const std::string& shown, Tone how) : text(text::shown_in_line(shown)), tone(how) {}

std::string painted(const Cell& cell, int width) {
  const auto colour = width > 0 ? colour_of(cell.tone) : std::string_view();
  return colour.empty() ? cell.text : std::string(colour) + cell.text + "\x1b[0m";
}

void Table::print(std::ostream& out, int width) const {
  auto widths = natural_widths(heads_, rows_);
  if (width > 0) fit(widths, static_cast<std::size_t>(width));
  std::vector<Cell> heads;
  for (const auto& head : heads_) heads.emplace_back(head, Tone::Faint);
  print_row(out, heads, widths, width > 0);
  for (const auto& row : rows_) print_row(out, row, widths, width > 0);
}

}  // namespace ticketd::console
