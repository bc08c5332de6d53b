// SPDX-License-Identifier: Apache-2.0
#include "net/phone/wav.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>

#include <samplerate.h>
#include <sndfile.h>

#include "domain/error.hpp"

namespace ticketd::net {

namespace {

// A file in memory, as libsndfile asks for one: what is read, and what was written.
struct MemoryFile {
  std::string_view bytes;
  std::string written{};
  std::size_t at = 0;
};

MemoryFile& file_of(void* file) {
  return *static_cast<MemoryFile*>(file);
}

sf_count_t length(void* file) {
  return static_cast<sf_count_t>(file_of(file).bytes.size());
}

sf_count_t tell(void* file) {
  return static_cast<sf_count_t>(file_of(file).at);
}

sf_count_t seek(sf_count_t offset, int whence, void* file) {
  const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tell(file) : length(file);
  file_of(file).at = static_cast<std::size_t>(std::clamp<sf_count_t>(from + offset, 0, length(file)));
  return tell(file);
}

sf_count_t read(void* into, sf_count_t count, void* file) {
  const auto piece = file_of(file).bytes.substr(file_of(file).at, static_cast<std::size_t>(count));
  std::memcpy(into, piece.data(), piece.size());
  file_of(file).at += piece.size();
  return static_cast<sf_count_t>(piece.size());
}

sf_count_t write(const void* from, sf_count_t count, void* file) {
  auto& [bytes, written, at] = file_of(file);
  const auto size = static_cast<std::size_t>(count);
  written.resize(std::max(written.size(), at + size));
  std::memcpy(written.data() + at, from, size);
  at += size;
  bytes = written;
  return count;
}

using SoundFile = std::unique_ptr<SNDFILE, decltype(&sf_close)>;

SoundFile open(MemoryFile& file, int mode, SF_INFO& info) {
  SF_VIRTUAL_IO calls{length, seek, read, write, tell};
  return {sf_open_virtual(&calls, mode, &info, &file), sf_close};
}

bool is_usable(const SF_INFO& info) {
  const int kind = info.format & SF_FORMAT_TYPEMASK;
  return (kind == SF_FORMAT_WAV || kind == SF_FORMAT_WAVEX) &&
         (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_16 && info.channels == 1 &&
         info.samplerate >= 8000 && info.samplerate <= 96000;
}

constexpr std::size_t piece = 4096;  // samples at once: a whole sound may be long

// What of a sound is still to be resampled.
struct Rest {
  std::span<const std::int16_t> samples;
  std::vector<float> given = std::vector<float>(piece);
};

long next_piece(void* from, float** given) {
  auto& rest = *static_cast<Rest*>(from);
  const auto size = std::min(piece, rest.samples.size());
  src_short_to_float_array(rest.samples.data(), rest.given.data(), static_cast<int>(size));
  rest.samples = rest.samples.subspan(size);
  *given = rest.given.data();
  return static_cast<long>(size);
}

std::vector<float> resampled(const Sound& sound) {
  Rest rest{sound.samples};
  int error = 0;
  const std::unique_ptr<SRC_STATE, decltype(&src_delete)> state(
      src_callback_new(next_piece, SRC_SINC_MEDIUM_QUALITY, 1, &error, &rest), src_delete);
  std::vector<float> wave(sound.samples.size() * telephone_rate / sound.rate);
  const double ratio = static_cast<double>(telephone_rate) / sound.rate;
  for (std::size_t at = 0; state && at < wave.size();) {
    const auto size = static_cast<long>(std::min(piece, wave.size() - at));
    const auto came = src_callback_read(state.get(), ratio, size, wave.data() + at);
    if (came <= 0) break;
    at += static_cast<std::size_t>(came);
  }
  if (state) error = src_error(state.get());
  if (error != 0) throw domain::TemporaryError(std::string("speech: ") + src_strerror(error));
  return wave;
}

}  // namespace

std::optional<Sound> parse_wav(std::string_view bytes) {
  // libsndfile knows two dozen other formats, some by codecs of their own: none of them sees these bytes.
  if (!bytes.starts_with("RIFF") || bytes.size() < 12 || bytes.substr(8, 4) != "WAVE") return std::nullopt;
  MemoryFile file{bytes};
  SF_INFO info{};
  const auto opened = open(file, SFM_READ, info);
  if (!opened || !is_usable(info)) return std::nullopt;
  Sound sound{static_cast<std::uint32_t>(info.samplerate), {}};
  sound.samples.resize(std::min(static_cast<std::size_t>(info.frames), bytes.size() / 2));
  const auto count = sf_readf_short(opened.get(), sound.samples.data(), std::ssize(sound.samples));
  sound.samples.resize(static_cast<std::size_t>(std::max<sf_count_t>(count, 0)));
  return sound.samples.empty() ? std::nullopt : std::optional(std::move(sound));
}

std::string wav_file(const Sound& sound) {
  MemoryFile file;
  SF_INFO info{};
  info.samplerate = static_cast<int>(sound.rate);
  info.channels = 1;
  info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
  auto opened = open(file, SFM_WRITE, info);
  if (!opened) throw domain::TemporaryError(std::string("speech: ") + sf_strerror(nullptr));
  sf_writef_short(opened.get(), sound.samples.data(), std::ssize(sound.samples));
  opened.reset();
  return std::move(file.written);
}

Sound for_telephone(const Sound& sound) {
  const auto wave = resampled(sound);
  constexpr double three_decibels_below_most = 32767.0 * 0.7079;
  double loudest = 1.0 / 32768.0;
  for (const float value : wave) loudest = std::max(loudest, std::abs(static_cast<double>(value)));
  Sound result;
  result.samples.reserve(wave.size());
  for (const float value : wave)
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
