// SPDX-License-Identifier: Apache-2.0
// Sound as the telephone wants it: 8000 Hz, one channel, 16 bits, in a RIFF WAVE file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::net {

constexpr std::uint32_t telephone_rate = 8000;

struct Sound {
  std::uint32_t rate = telephone_rate;
  std::vector<std::int16_t> samples;
};

// The sound of a WAVE file with one channel of 16-bit PCM and 8 to 96 kHz; nothing for anything else, or for
// no samples at all. A data chunk that claims more than the file has ends with the file.
[[nodiscard]] std::optional<Sound> parse_wav(std::string_view bytes);

[[nodiscard]] std::string wav_file(const Sound& sound);

// At 8000 Hz, without what a telephone can't carry, the loudest sample 3 dB below the most.
[[nodiscard]] Sound for_telephone(const Sound& sound);

[[nodiscard]] Sound silence(std::chrono::milliseconds length);
void append(Sound& sound, const Sound& more);

}  // namespace ticketd::net
