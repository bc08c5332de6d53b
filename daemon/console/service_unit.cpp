// SPDX-License-Identifier: Apache-2.0
#include "console/service_unit.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <grp.h>
#include <map>
#include <pwd.h>
#include <sstream>
#include <string_view>
#include <sys/stat.h>

#include "text/trim.hpp"

namespace ticketd::console {
namespace {

namespace fs = std::filesystem;
using config::Problem;
using config::SecretSource;

constexpr std::string_view unit_name = "ticketd.service";
constexpr std::size_t largest_unit = 256 * 1024;

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(largest_unit, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

// "ticketd run --config FILE" or "--config=FILE".
fs::path configuration_of(std::string_view command) {
  std::istringstream words{std::string(command)};
  std::string word;
  while (words >> word) {
    constexpr std::string_view joined = "--config=";
    if (word.starts_with(joined)) return word.substr(joined.size());
    if (word == "--config" && words >> word) return word;
  }
  return "/etc/ticketd/ticketd.yaml";
}

// LoadCredential=NAME[:PATH], LoadCredentialEncrypted=, SetCredential=NAME:VALUE; an empty value forgets all
// before.
void add_credential(std::string_view value, bool is_readable, config::Credentials& credentials) {
  if (value.empty()) return credentials.clear();
  const auto colon = value.find(':');
  const std::string name(value.substr(0, colon));
  fs::path path =
      is_readable && colon != std::string_view::npos ? fs::path(value.substr(colon + 1)) : fs::path{};
  credentials[name] = path.is_absolute() ? path : fs::path{};
}

void read_line(std::string_view line, ServiceUnit& unit) {
  const auto equals = line.find('=');
  if (equals == std::string_view::npos) return;
  const auto key = text::trim(line.substr(0, equals));
  const auto value = text::trim(line.substr(equals + 1));
  if (key == "User") unit.user = value;
  if (key == "ExecStart" && !value.empty()) unit.configuration = configuration_of(value);
  if (key == "LoadCredential") add_credential(value, true, unit.credentials);
  if (key == "LoadCredentialEncrypted" || key == "SetCredential" || key == "SetCredentialEncrypted")
    add_credential(value, false, unit.credentials);
}

void read_file(const fs::path& file, ServiceUnit& unit) {
  std::istringstream lines(content(file));
  std::string line;
  std::string section;
  while (std::getline(lines, line)) {
    const auto text = text::trim(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') continue;
    if (text.front() == '[') section = text;
    if (section == "[Service]") read_line(text, unit);
  }
}

// Drop-ins count in the order of their names; of one name the first folder's.
std::map<std::string, fs::path> drop_ins(const std::vector<fs::path>& folders) {
  std::map<std::string, fs::path> found;
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / (std::string(unit_name) + ".d"), ignored))
      if (entry.path().extension() == ".conf")
        found.try_emplace(entry.path().filename().string(), entry.path());
  }
  return found;
}

struct Account {
  uid_t user = 0;
  std::vector<gid_t> groups;
};

std::optional<Account> account_of(const std::string& name) {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 16 * 1024> buffer{};
  if (::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  int count = 256;
  Account account{entry.pw_uid, std::vector<gid_t>(static_cast<std::size_t>(count))};
  if (::getgrouplist(name.c_str(), entry.pw_gid, account.groups.data(), &count) < 0)
    count = static_cast<int>(account.groups.size());
  account.groups.resize(static_cast<std::size_t>(count));
  return account;
}

// The bits of the class that the account falls into, as the kernel chooses it.
bool may(const Account& account, const fs::path& file, mode_t wanted) {
  struct stat about {};
  if (account.user == 0) return true;
  if (::stat(file.c_str(), &about) != 0) return true;  // that it isn't there is said by whoever reads it
  if (about.st_uid == account.user) return ((about.st_mode >> 6U) & wanted) == wanted;
  const auto& groups = account.groups;
  if (std::find(groups.begin(), groups.end(), about.st_gid) != groups.end())
    return ((about.st_mode >> 3U) & wanted) == wanted;
  return (about.st_mode & wanted) == wanted;
}

bool can_read(const Account& account, const fs::path& file) {
  constexpr mode_t enter = 1;
  constexpr mode_t read = 4;
  const fs::path whole = fs::absolute(file).lexically_normal();
  for (fs::path folder = whole.parent_path(); folder != folder.root_path(); folder = folder.parent_path())
    if (!may(account, folder, enter)) return false;
  return may(account, whole, read);
}

std::string cure(const fs::path& file, const std::string& user) {
  return "user " + user + ", as whom the service runs, can't read " + file.string() + ": chgrp " + user +
         " " + file.string() + " && chmod 0640 " + file.string();
}

Problem without_credential(const SecretSource& source) {
  Problem problem = source.place;
  problem.what = "the service gets no credential \"" + source.name +
                 "\": `systemctl edit ticketd` and write [Service] and LoadCredential=" + source.name +
                 ":PATH, or write { file: PATH } here";
  return problem;
}

}  // namespace

std::vector<fs::path> unit_folders() {
  return {"/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system",
          "/usr/lib/systemd/system"};
}

std::optional<ServiceUnit> installed_unit(const std::vector<fs::path>& folders) {
  const auto has_unit = [](const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / unit_name, ignored);
  };
  const auto home = std::find_if(folders.begin(), folders.end(), has_unit);
  if (home == folders.end()) return std::nullopt;
  ServiceUnit unit;
  read_file(*home / unit_name, unit);
  for (const auto& [name, file] : drop_ins(folders)) read_file(file, unit);
  return unit;
}

std::optional<bool> account_can_read(const std::string& user, const fs::path& file) {
  const auto account = account_of(user);
  if (!account) return std::nullopt;
  return can_read(*account, file);
}

std::vector<Problem> start_problems(const ServiceUnit& unit, const fs::path& configuration,
                                    const std::vector<SecretSource>& sources) {
  std::error_code ignored;
  if (unit.configuration.empty() || !fs::equivalent(unit.configuration, configuration, ignored)) return {};
  const std::string user = unit.user.empty() ? "root" : unit.user;
  const auto account = account_of(user);
  std::vector<Problem> problems;
  if (!account)
    problems.push_back({configuration.string(), 0, "",
                        "the service runs as user " + user + ", which does not exist: run systemd-sysusers"});
  if (account && !can_read(*account, configuration))
    problems.push_back({configuration.string(), 0, "", cure(configuration, user)});
  for (const auto& [name, path] : unit.credentials)
    if (!path.empty() && !fs::exists(path, ignored) && !ignored)
      problems.push_back({configuration.string(), 0, "",
                          "the unit hands over credential \"" + name + "\" from " + path.string() +
                              ", and there is no such file"});
  for (const SecretSource& source : sources) {
    Problem problem = source.place;
    if (source.kind == SecretSource::Kind::Credential && !unit.credentials.contains(source.name))
      problems.push_back(without_credential(source));
    if (source.kind != SecretSource::Kind::File || !account || can_read(*account, source.path)) continue;
    problem.what = cure(source.path, user);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace ticketd::console
