// What is left of a subject when prefixes and tags are taken away: for telling the same subject again.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

[[nodiscard]] std::string reply_subject_skeleton(std::string_view subject);

}  // namespace ticketd::mail
