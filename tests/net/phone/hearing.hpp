// SPDX-License-Identifier: Apache-2.0
// An ear for recorded calls: espeak-ng and sox make, on their own, the sound that should have been heard, and
// correlation says how much of it was.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ticketd::tests {

using Samples = std::vector<std::int16_t>;

// Independent of the code under test: at 8000 Hz.
Samples reference_sound(const std::string& spoken_text, const std::string& voice);

// Of a 16-bit mono WAVE file whose header may be unfinished.
Samples samples_of_recording(const std::string& wav);

// How well the first 1.2 s of `wanted`'s sound is found anywhere in `heard`: 1 is exactly, 0 not at all.
double likeness(const Samples& wanted, const Samples& heard);

// How often it is found with a likeness above 0.9, each time somewhere else.
int times_heard(const Samples& wanted, const Samples& heard);

}  // namespace ticketd::tests
