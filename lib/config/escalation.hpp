// SPDX-License-Identifier: Apache-2.0
// Who is told when a ticket takes too long, as configured: the domain's own words for rotas, steps and how
// calls are tried, so that what was read is what decides.
#pragma once

#include "domain/escalation.hpp"
#include "domain/escalation_step.hpp"
#include "domain/rota.hpp"

namespace ticketd::config {

using domain::Assignee;
using domain::CallPolicy;
using domain::CustomerContacts;
using domain::EscalationStep;
using domain::OnCall;
using domain::Ops;
using domain::PercentOfTarget;
using domain::Person;
using domain::Rota;
using domain::RotaOverride;
using domain::Told;

}  // namespace ticketd::config
