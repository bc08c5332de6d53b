// SPDX-License-Identifier: Apache-2.0
#include "net/wire/form.hpp"

#include <memory>
#include <new>

#include <curl/curl.h>

namespace ticketd::net {

std::string percent_encoded(std::string_view text) {
  if (text.empty()) return {};  // of no length libcurl measures itself
  const std::unique_ptr<char, decltype(&curl_free)> escaped(
      curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())), curl_free);
  if (!escaped) throw std::bad_alloc();
  return escaped.get();
}

void Form::add(std::string_view key, std::string_view value) {
  if (!text_.empty()) text_ += '&';
  text_ += percent_encoded(key) + '=' + percent_encoded(value);
}

}  // namespace ticketd::net
