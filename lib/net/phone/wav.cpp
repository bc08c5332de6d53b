// SPDX-License-Identifier: Apache-2.0
#include "net/phone/wav.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ticketd::net {

namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

void put(std::string& bytes, std::uint32_t number, std::size_t size) {
  for (; size > 0; --size, number >>= 8) bytes += static_cast<char>(number & 0xffU);
}

std::vector<std::int16_t> samples_of(std::string_view data) {
  std::vector<std::int16_t> samples(data.size() / 2);
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = static_cast<std::int16_t>(static_cast<std::uint16_t>(number_at(data, i * 2, 2)));
  return samples;
}

constexpr std::size_t format_size = 16;

bool is_usable_format(std::string_view format) {
  const auto rate = number_at(format, 4, 4);
  return number_at(format, 0, 2) == 1 && number_at(format, 2, 2) == 1 && number_at(format, 14, 2) == 16 &&
         rate >= 8000 && rate <= 96000;
}

// A low-pass filter cut off well below half the telephone's rate: a windowed sinc, reckoned once.
class LowPass {
 public:
  explicit LowPass(std::uint32_t rate) : turns_(2.0 * cut_off / rate), reach_(lobes / turns_) {
    const auto size = static_cast<std::size_t>(reach_ * fineness) + 2;
    weights_.reserve(size);
    for (std::size_t i = 0; i < size; ++i) weights_.push_back(weight_at(static_cast<double>(i) / fineness));
  }

  // What the filtered sound is between its samples.
  [[nodiscard]] double value_at(const std::vector<std::int16_t>& samples, double position) const {
    const auto size = static_cast<std::ptrdiff_t>(samples.size());
    const auto first = std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(std::ceil(position - reach_)));
    const auto last =
        std::min<std::ptrdiff_t>(size - 1, static_cast<std::ptrdiff_t>(std::floor(position + reach_)));
    double sum = 0.0;
    for (auto i = first; i <= last; ++i) {
      const double distance = std::abs(static_cast<double>(i) - position);
      sum += weights_[static_cast<std::size_t>(distance * fineness + 0.5)] *
             samples[static_cast<std::size_t>(i)];
    }
    return sum;
  }

 private:
  static constexpr double cut_off = 3600.0;
  static constexpr double lobes = 16.0;
  static constexpr double fineness = 256.0;  // weights to a sample

  [[nodiscard]] double weight_at(double distance) const {
    if (distance >= reach_) return 0.0;
    const double x = std::numbers::pi * turns_ * distance;
    const double wave = x < 1e-9 ? 1.0 : std::sin(x) / x;
    return turns_ * wave * (0.5 + 0.5 * std::cos(std::numbers::pi * distance / reach_));
  }

  double turns_;
  double reach_;
  std::vector<double> weights_;
};

}  // namespace

std::optional<Sound> parse_wav(std::string_view bytes) {
  if (bytes.size() < 12 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE") return std::nullopt;
  std::optional<std::uint32_t> rate;
  std::size_t at = 12;
  while (bytes.size() - at >= 8) {
    const auto kind = bytes.substr(at, 4);
    const auto size = std::min<std::size_t>(number_at(bytes, at + 4, 4), bytes.size() - at - 8);
    const auto chunk = bytes.substr(at + 8, size);
    if (kind == "fmt ") {
      if (size < format_size || !is_usable_format(chunk)) return std::nullopt;
      rate = number_at(chunk, 4, 4);
    } else if (kind == "data") {
      if (!rate || chunk.size() < 2) return std::nullopt;
      return Sound{*rate, samples_of(chunk)};
    }
    at = std::min(at + 8 + size + (size & 1U), bytes.size());
  }
  return std::nullopt;
}

std::string wav_file(const Sound& sound) {
  const auto data = static_cast<std::uint32_t>(sound.samples.size() * 2);
  std::string bytes = "RIFF";
  put(bytes, 36 + data, 4);
  bytes += "WAVEfmt ";
  put(bytes, format_size, 4);
  put(bytes, 1, 2);
  put(bytes, 1, 2);
  put(bytes, sound.rate, 4);
  put(bytes, sound.rate * 2, 4);
  put(bytes, 2, 2);
  put(bytes, 16, 2);
  bytes += "data";
  put(bytes, data, 4);
  for (const auto sample : sound.samples) put(bytes, static_cast<std::uint16_t>(sample), 2);
  return bytes;
}

Sound for_telephone(const Sound& sound) {
  const double step = static_cast<double>(sound.rate) / telephone_rate;
  const LowPass filter(sound.rate);
  std::vector<double> wave(static_cast<std::size_t>(static_cast<double>(sound.samples.size()) / step));
  double loudest = 1.0;
  for (std::size_t i = 0; i < wave.size(); ++i) {
    wave[i] = filter.value_at(sound.samples, static_cast<double>(i) * step);
    loudest = std::max(loudest, std::abs(wave[i]));
  }
  constexpr double three_decibels_below_most = 32767.0 * 0.7079;
  Sound result;
  result.samples.reserve(wave.size());
  for (const double value : wave)
    result.samples.push_back(
        static_cast<std::int16_t>(std::lround(value / loudest * three_decibels_below_most)));
  return result;
}

Sound silence(std::chrono::milliseconds length) {
  return {telephone_rate,
          std::vector<std::int16_t>(static_cast<std::size_t>(length.count()) * telephone_rate / 1000)};
}

void append(Sound& sound, const Sound& more) {
  sound.samples.insert(sound.samples.end(), more.samples.begin(), more.samples.end());
}

}  // namespace ticketd::net
