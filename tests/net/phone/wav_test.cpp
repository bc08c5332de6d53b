// SPDX-License-Identifier: Apache-2.0
#include "net/phone/wav.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include <doctest/doctest.h>

namespace ticketd::tests {

using net::Sound;

namespace {

Sound tone(std::uint32_t rate, double hertz) {
  Sound sound{rate, {}};
  for (std::uint32_t i = 0; i < rate; ++i)
    sound.samples.push_back(
        static_cast<std::int16_t>(10'000 * std::sin(2 * std::numbers::pi * hertz * i / rate)));
  return sound;
}

// The share of a sound's energy at a frequency, 0 to 1.
double share_at(const Sound& sound, double hertz) {
  double real = 0, imaginary = 0, energy = 0;
  for (std::size_t i = 0; i < sound.samples.size(); ++i) {
    const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / sound.rate;
    const double value = sound.samples[i];
    real += value * std::cos(angle);
    imaginary += value * std::sin(angle);
    energy += value * value;
  }
  return 2 * (real * real + imaginary * imaginary) / (energy * static_cast<double>(sound.samples.size()));
}

int loudest(const Sound& sound) {
  int result = 0;
  for (const int sample : sound.samples) result = std::max(result, std::abs(sample));
  return result;
}

}  // namespace

TEST_CASE("a tone keeps its pitch and length when made ready for the telephone, 3 dB below the most") {
  for (const std::uint32_t rate : {8000U, 16'000U, 22'050U, 44'100U, 48'000U}) {
    CAPTURE(rate);
    const auto sound = net::for_telephone(tone(rate, 1000));
    CHECK(sound.rate == 8000);
    CHECK(sound.samples.size() == 8000);
    CHECK(share_at(sound, 1000) > 0.98);
    CHECK(loudest(sound) == 23196);
  }
}

TEST_CASE("what a telephone can't carry is taken out instead of folded back") {
  const auto high = tone(22'050, 7000);  // would come back as 1000
  auto mixed = tone(22'050, 500);
  for (std::size_t i = 0; i < mixed.samples.size(); ++i)
    mixed.samples[i] = static_cast<std::int16_t>(mixed.samples[i] + high.samples[i]);
  CHECK(share_at(net::for_telephone(mixed), 500) > 0.98);
  CHECK(share_at(net::for_telephone(mixed), 1000) < 0.001);
}

TEST_CASE("a WAVE file is written as the format says and read back the same") {
  const Sound sound{8000, {0, 1, -1, 32767, -32768}};
  const auto bytes = net::wav_file(sound);
  const std::string expected(
      "RIFF\x2e\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x0a\0\0\0"
      "\0\0\x01\0\xff\xff\xff\x7f\0\x80",
      54);
  CHECK(bytes == expected);
  const auto back = net::parse_wav(bytes);
  REQUIRE(back);
  CHECK(back->samples == sound.samples);
}

TEST_CASE("only 16-bit mono PCM is taken for sound, and it ends with its file whatever size that tells") {
  const auto good = net::wav_file({16'000, {1, 2, 3}});
  auto stereo = good, eight_bits = good, compressed = good, slow = good, endless = good;
  stereo[22] = 2;
  eight_bits[34] = 8;
  compressed[20] = 7;
  slow[24] = 0x40, slow[25] = 0x06;
  endless.replace(40, 4, 4, '\xff');
  for (const auto& bad : {std::string{}, std::string("RIFF"), stereo, eight_bits, compressed, slow,
                          good.substr(0, 44), good.substr(0, 30), "X" + good, "RIFX" + good.substr(4),
                          good.substr(0, 8) + "AVI " + good.substr(12), std::string("fLaC") + good.substr(4)})
    CHECK_FALSE(net::parse_wav(bad));
  const auto cut = net::parse_wav(endless);
  REQUIRE(cut);
  CHECK(cut->samples == std::vector<std::int16_t>{1, 2, 3});
  CHECK(cut->rate == 16'000);
}

}  // namespace ticketd::tests
