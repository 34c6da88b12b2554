"""The groups that every portal has, by the names that the desk shows."""

MEMBERS = "Mitglieder"
EDITORS = "Redaktion"
APPROVERS = "Freigabe"
ORGANISERS = "Veranstaltungen"
COORDINATORS = "Netzwerk"
GROUPS = [MEMBERS, EDITORS, APPROVERS, ORGANISERS, COORDINATORS]
