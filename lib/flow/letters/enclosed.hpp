// SPDX-License-Identifier: Apache-2.0
// Files of a mail that goes on to somebody else: taken along up to a limit, named where they are not; and how
// mails with files are kept, each large file once for all of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mail/compose/compose.hpp"
#include "mail/compose/templates.hpp"
#include "mail/mail.hpp"
#include "store/compressed.hpp"

namespace ticketd::flow {

// Large ones are packed once for all mails that they go into.
struct EnclosedFile : mail::OutgoingAttachment {
  std::shared_ptr<const store::PackedFile> packed{};  // its content; null: it is not large
};
[[nodiscard]] EnclosedFile enclosed_file(std::string name, std::string type, std::string content);

struct Enclosed {
  std::vector<EnclosedFile> files;
  std::vector<mail::Fields> described;  // every file: name, size, left_out
  std::vector<std::string> left_out;    // names, with sizes
};

// As it is kept: large files apart. `mail` is what was parsed of `raw`.
[[nodiscard]] store::Packed pack_with_files(const mail::Mail& mail, std::string_view raw);

// `mail` is what was parsed of what is `packed`.
[[nodiscard]] Enclosed enclose(const mail::Mail& mail, const store::Packed& packed);

// A mail to send as it is kept: of `files`, which are the draft's enclosures, the large ones apart.
[[nodiscard]] store::Packed pack_draft(const mail::Draft& draft, const std::vector<EnclosedFile>& files);

}  // namespace ticketd::flow
