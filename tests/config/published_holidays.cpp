// SPDX-License-Identifier: Apache-2.0
#include "config/published_holidays.hpp"

#include <fstream>
#include <sstream>

namespace ticketd::config::test {
namespace {

constexpr Difference differences[] = {
    {"finland", "Pääsiäislauantai", "vuosilomalaki (162/2005), 4 §: no working day"},
    {"finland", "Juhannusaatto", "vuosilomalaki (162/2005), 4 §: no working day; published as a bank's"},
    {"finland", "Jouluaatto", "vuosilomalaki (162/2005), 4 §: no working day; published as a bank's"},
    {"netherlands", "Koningsdag", "the Sunday itself of the years in which the Saturday before is kept"},
    {"netherlands", "Bevrijdingsdag", "collective agreements, by advice of the Stichting van de Arbeid"},
    {"greece", nullptr, "Whit Sunday: a Sunday, and so no working day without being named"},
    {"us-federal", "Veterans Day (observed)", "5 U.S.C. 6103 (b): the Friday before, the Monday after"},
};

std::map<std::string, std::set<std::string>> read_published() {
  std::map<std::string, std::set<std::string>> all;
  std::ifstream file(TICKETD_ROOT "/tests/config/published_holidays.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string calendar, year, day;
    words >> calendar >> year;
    while (words >> day) all[calendar].insert(year + "-" + day);
  }
  return all;
}

}  // namespace

const std::map<std::string, std::set<std::string>>& published_holidays() {
  static const auto all = read_published();
  return all;
}

std::span<const Difference> differences_by_law() {
  return differences;
}

}  // namespace ticketd::config::test
