#include "mail/subject.hpp"

namespace ticketd::mail {

std::string reply_subject_skeleton(std::string_view subject) {
  return std::string(subject);
}

}  // namespace ticketd::mail
