// SPDX-License-Identifier: Apache-2.0
#include "net/phone/hearing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "net/process/private_directory.hpp"

namespace ticketd::tests {

namespace {

void run(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

// A quarter of the rate is enough to tell sentences apart, and sixteen times as fast.
std::vector<double> thinned(const Samples& samples) {
  std::vector<double> result;
  for (std::size_t i = 0; i + 4 <= samples.size(); i += 4)
    result.push_back((samples[i] + samples[i + 1] + samples[i + 2] + samples[i + 3]) / 4.0);
  return result;
}

std::vector<double> beginning_of_speech(const Samples& samples) {
  constexpr std::size_t length = 2400;  // 1.2 s at the thinned rate
  auto sound = thinned(samples);
  const auto first =
      std::find_if(sound.begin(), sound.end(), [](double value) { return std::abs(value) > 500.0; });
  sound.erase(sound.begin(), first);
  sound.resize(std::min(sound.size(), length));
  return sound;
}

double energy_of(const std::vector<double>& sound) {
  double sum = 0.0;
  for (const double value : sound) sum += value * value;
  return sum;
}

// The normalised correlation at every shift.
std::vector<double> correlations(const Samples& wanted_samples, const Samples& heard_samples) {
  const auto wanted = beginning_of_speech(wanted_samples);
  const auto heard = thinned(heard_samples);
  std::vector<double> result;
  if (wanted.empty() || heard.size() < wanted.size()) return result;
  const double own = energy_of(wanted);
  double there = energy_of({heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(wanted.size())});
  for (std::size_t shift = 0; shift + wanted.size() < heard.size(); ++shift) {
    double sum = 0.0;
    const double* there_and_then = heard.data() + shift;
    for (const double value : wanted) sum += value * *there_and_then++;
    result.push_back(there < 1.0 ? 0.0 : sum / std::sqrt(own * there));
    there += heard[shift + wanted.size()] * heard[shift + wanted.size()] - heard[shift] * heard[shift];
  }
  return result;
}

}  // namespace

Samples reference_sound(const std::string& spoken_text, const std::string& voice) {
  const net::PrivateDirectory directory("");
  const auto at = directory.path().string();
  std::ofstream(at + "/text") << spoken_text << '\n';
  run("espeak-ng -v " + voice + " -s 145 -g 4 -f " + at + "/text -w " + at + "/full.wav && sox " + at +
      "/full.wav -r 8000 " + at + "/phone.wav gain -n -3");
  std::ifstream file(at + "/phone.wav", std::ios::binary);
  return samples_of_recording({std::istreambuf_iterator<char>(file), {}});
}

Samples samples_of_recording(const std::string& wav) {
  constexpr std::size_t header = 44;
  Samples samples;
  for (std::size_t i = header; i + 2 <= wav.size(); i += 2)
    samples.push_back(static_cast<std::int16_t>(static_cast<unsigned char>(wav[i]) |
                                                static_cast<unsigned char>(wav[i + 1]) << 8));
  return samples;
}

double likeness(const Samples& wanted, const Samples& heard) {
  const auto all = correlations(wanted, heard);
  return all.empty() ? 0.0 : *std::max_element(all.begin(), all.end());
}

int times_heard(const Samples& wanted, const Samples& heard) {
  constexpr std::size_t apart = 1000;  // half a second
  const auto all = correlations(wanted, heard);
  int times = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] <= 0.9) continue;
    ++times;
    i += apart;
  }
  return times;
}

}  // namespace ticketd::tests
