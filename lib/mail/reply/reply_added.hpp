// SPDX-License-Identifier: Apache-2.0
// What mail programs and gateways put around a person's words: banners about mail from outside, safety tips,
// sensitivity labels. Known by where they stand, by structure and by vocabulary. When in doubt a line is the
// person's, for losing somebody's words is the worse error.
#pragma once

#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {

// Gives the lines above the person's first words that a program put there the role Added.
void mark_added_above(ReplyLines& lines);

// The same for labels and scanners' lines below the last of the person's words. Heads, quotes and signatures
// are known by then.
void mark_added_below(ReplyLines& lines);

}  // namespace ticketd::mail
