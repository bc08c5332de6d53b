// SPDX-License-Identifier: Apache-2.0
#include "config/secret_source.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ticketd::config {
namespace {

constexpr std::string_view how_to =
    "a secret must not stand in this file; write { file: PATH }, { env: NAME } or { credential: NAME }";
constexpr std::size_t largest = 64 * 1024;

class File {
 public:
  explicit File(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string reason(int error) {
  return std::generic_category().message(error);
}

std::optional<std::string> content(const Place& place, const std::filesystem::path& path) {
  const File file(path);
  struct stat about {};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &about) != 0) {
    place.wrong("can't read the secret in " + path.string() + ": " + reason(errno));
    return std::nullopt;
  }
  if (!S_ISREG(about.st_mode)) {
    place.wrong(path.string() + " is not a file");
    return std::nullopt;
  }
  if ((about.st_mode & S_IROTH) != 0) {
    place.warn(path.string() + " can be read by everybody on this host; chmod 0600 or 0640 is right");
  }
  std::string bytes(largest + 1, '\0');
  const ssize_t got = ::read(file.descriptor(), bytes.data(), bytes.size());
  if (got < 0) {
    place.wrong("can't read the secret in " + path.string() + ": " + reason(errno));
    return std::nullopt;
  }
  bytes.resize(static_cast<std::size_t>(got));
  bytes.shrink_to_fit();  // one is kept for each of perhaps hundreds of mailboxes
  return bytes;
}

std::optional<std::string> from_environment(const Place& place, const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  if (value != nullptr) return value;
  place.wrong("the environment has no variable " + shown(variable));
  return std::nullopt;
}

// Encrypted, or for root only: systemd will read it.
std::optional<std::string> as_far_as_readable(const std::filesystem::path& path) {
  if (path.empty() || ::access(path.c_str(), R_OK) != 0) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(largest + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

std::optional<std::string> from_credential(const Place& place, const std::string& credential) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr) {
    const Reading& reading = place.reading();
    const auto known = reading.credentials.find(credential);
    if (reading.secrets == Secrets::OutsideService && known != reading.credentials.end())
      return as_far_as_readable(known->second);
    place.wrong(
        "there is no CREDENTIALS_DIRECTORY in the environment; systemd sets it for a unit with "
        "LoadCredential=" +
        shown(credential) + ":PATH");
    return std::nullopt;
  }
  return content(place, std::filesystem::path(folder) / credential);
}

Parsed<std::string> plain_name(std::string_view word) {
  if (word.empty() || word.size() > 255 || word.front() == '.' ||
      word.find_first_of("/=") != std::string_view::npos) {
    return FormatError{"is not a plain name; write it without / or = and without a dot at its beginning"};
  }
  return text(word);
}

void note_source(const Place& place, SecretSource source) {
  source.place = {place.reading().file, place.line(), place.key(), {}};
  place.reading().secret_sources.push_back(std::move(source));
}

std::optional<std::string> fetch(Section& section) {
  if (section.keys().size() != 1) section.place().wrong("wants exactly one of file, env and credential");
  std::filesystem::path path;
  std::string word;
  const Place file = section.at("file");
  const Place variable = section.at("env");
  const Place credential = section.at("credential");
  const bool is_read = file.reading().secrets != Secrets::LeftAlone;
  if (file.read(path, path_from(file.reading().folder))) {
    note_source(file, {.kind = SecretSource::Kind::File, .path = path});
    if (is_read) return content(file, path);
  } else if (variable.read(word, plain_name)) {
    note_source(variable, {.kind = SecretSource::Kind::Environment, .name = word});
    if (is_read) return from_environment(variable, word);
  } else if (credential.read(word, plain_name)) {
    note_source(credential, {.kind = SecretSource::Kind::Credential, .name = word});
    if (is_read) return from_credential(credential, word);
  }
  return std::nullopt;
}

Secret checked(const Place& place, std::string bytes) {
  while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.pop_back();
  if (bytes.empty()) place.wrong("the secret is empty");
  if (bytes.size() > largest) place.wrong("the secret is larger than 64 KiB");
  return Secret(std::move(bytes));
}

}  // namespace

Secret read_secret(const Place& place) {
  Secret secret;
  if (place.is_given() && !place.is_map()) {
    place.wrong(std::string(how_to));
    return secret;
  }
  Section::read(place, [&](Section& section) {
    if (auto bytes = fetch(section)) secret = checked(place, std::move(*bytes));
  });
  return secret;
}

Secret read_password(const Place& place) {
  Secret secret = read_secret(place);
  if (secret.reveal().find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos) {
    place.wrong("the secret must be a single line of text");
  }
  return secret;
}

}  // namespace ticketd::config
