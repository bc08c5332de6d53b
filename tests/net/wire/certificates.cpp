// SPDX-License-Identifier: Apache-2.0
#include "net/wire/certificates.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include "temporary_directory.hpp"

namespace ticketd::tests {

namespace {

void run(const std::filesystem::path& directory, const std::string& command) {
  const auto line = "cd '" + directory.string() + "' && " + command + " >>openssl.log 2>&1";
  if (std::system(line.c_str()) != 0) throw std::runtime_error("failed: " + line);
}

const std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ";

void leaf(const std::filesystem::path& directory, const std::string& key_name, const std::string& name,
          const std::string& names) {
  run(directory, "openssl req " + key + "-subj /CN=leaf -keyout " + key_name + ".pem -out req.pem");
  std::ofstream(directory / "ext") << "subjectAltName=" << names << '\n';
  run(directory,
      "openssl x509 -req -in req.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile ext -out " +
          name + ".pem");
}

Certificates make(const std::filesystem::path& directory) {
  const std::string authority = "openssl req -x509 " + key + "-days 2 -addext keyUsage=critical,keyCertSign ";
  run(directory, authority + "-subj '/CN=test CA' -keyout ca.key -out ca.pem");
  run(directory, authority + "-subj '/CN=another CA' -keyout other.key -out other.pem");
  leaf(directory, "key", "cert", "DNS:localhost,IP:127.0.0.1");
  leaf(directory, "elsewhere-key", "elsewhere", "DNS:elsewhere.test");
  return {directory / "ca.pem",        directory / "cert.pem",          directory / "key.pem",
          directory / "elsewhere.pem", directory / "elsewhere-key.pem", directory / "other.pem"};
}

}  // namespace

const Certificates& certificates() {
  static const TemporaryDirectory directory;
  static const Certificates made = make(directory.path());
  return made;
}

}  // namespace ticketd::tests
