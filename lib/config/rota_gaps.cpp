// SPDX-License-Identifier: Apache-2.0
#include "config/rota_gaps.hpp"

#include <chrono>

#include "domain/rfc3339.hpp"
#include "domain/rota.hpp"

namespace ticketd::config {

std::vector<Problem> rota_gaps(const Config& config, domain::Instant now) {
  constexpr std::chrono::weeks ahead{26};
  std::vector<Problem> warnings;
  for (std::size_t i = 0; i < config.rotas.size(); ++i)
    for (const auto& gap : domain::Schedule(config.rotas[i]).gaps(now, now + ahead))
      warnings.push_back({config.file.string(), 0, "rotas[" + std::to_string(i) + "]",
                          "nobody carries the phone of `" + config.rotas[i].name + "` from " +
                              domain::format_rfc3339(gap.begin) + " until " +
                              domain::format_rfc3339(gap.end)});
  return warnings;
}

}  // namespace ticketd::config
