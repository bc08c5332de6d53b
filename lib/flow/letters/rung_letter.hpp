// SPDX-License-Identifier: Apache-2.0
// The mail that whoever is rung gets before: what the customer wrote, whom to call there, by when, and a
// token to answer with.
#pragma once

#include <span>

#include "domain/directory.hpp"
#include "flow/letters/gathered_letters.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

// Inside the transaction that writes the call's attempts. `about`: what one call is about, the most urgent
// first. The first few tickets get a mail each, of the others one mail lists some; nothing is written twice
// to one person about one chain unless somebody has written since.
void write_to_rung(const Scene& scene, const domain::Agent& agent,
                   std::span<const store::ChainRow* const> about, GatheredLetters& letters);

}  // namespace ticketd::flow
