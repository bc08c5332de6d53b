// SPDX-License-Identifier: Apache-2.0
#include "net/wire/redact.hpp"

#include <algorithm>
#include <vector>

#include <openssl/evp.h>

#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock() ends it with a NUL
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.pop_back();
  return text;
}

std::vector<std::string> spellings(const Endpoint& endpoint) {
  if (const auto* login = std::get_if<PasswordLogin>(&endpoint.login)) {
    const std::string plain = '\0' + login->user + '\0' + login->password;
    return {base64(plain), base64(login->password), login->password};
  }
  if (const auto* bearer = std::get_if<BearerLogin>(&endpoint.login)) {
    const auto& token = bearer->access_token;
    const std::string xoauth2 = "user=" + bearer->user + "\1auth=Bearer " + token + "\1\1";
    return {base64(xoauth2), token};
  }
  return {};
}

void replace_all(std::string& text, std::string_view secret) {
  if (secret.empty()) return;
  for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 3))
    text.replace(at, secret.size(), "***");
}

bool may_be_in_token(char c) {
  return text::is_alphanumeric(c) || std::string_view("+/=-._~").find(c) != std::string_view::npos;
}

std::string without_long_runs(const std::string& words) {
  constexpr std::ptrdiff_t suspicious = 64;
  std::string result;
  for (auto at = words.begin(); at != words.end();) {
    const auto end = std::find_if_not(at, words.end(), may_be_in_token);
    if (end - at >= suspicious)
      result += "***";
    else
      result.append(at, end);
    at = end;
    if (at != words.end()) result += *at++;
  }
  return result;
}

}  // namespace

std::string presentable(std::string words, const Endpoint& endpoint) {
  for (const auto& secret : spellings(endpoint)) replace_all(words, secret);
  return one_line(without_long_runs(words));
}

}  // namespace ticketd::net
