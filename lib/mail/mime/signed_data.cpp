// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/signed_data.hpp"

#include <memory>

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/objects.h>

namespace ticketd::mail {

namespace {

struct FreeContent {
  void operator()(CMS_ContentInfo* content) const { CMS_ContentInfo_free(content); }
};

}  // namespace

std::optional<std::string> content_of_signed_data(std::string_view der) {
  constexpr std::size_t largest = 32UL * 1024 * 1024;
  if (der.empty() || der.size() > largest) return std::nullopt;
  const auto* bytes = static_cast<const unsigned char*>(static_cast<const void*>(der.data()));
  const std::unique_ptr<CMS_ContentInfo, FreeContent> content(
      d2i_CMS_ContentInfo(nullptr, &bytes, static_cast<long>(der.size())));
  std::optional<std::string> inside;
  if (content && OBJ_obj2nid(CMS_get0_type(content.get())) == NID_pkcs7_signed) {
    ASN1_OCTET_STRING** const octets = CMS_get0_content(content.get());
    if (octets != nullptr && *octets != nullptr && ASN1_STRING_length(*octets) > 0) {
      const void* const begin = ASN1_STRING_get0_data(*octets);
      inside.emplace(static_cast<const char*>(begin), static_cast<std::size_t>(ASN1_STRING_length(*octets)));
    }
  }
  ERR_clear_error();
  return inside;
}

}  // namespace ticketd::mail
