// The demo world: two organizations, twelve people and an operator. None of them exists: all addresses end in
// `.demo.example`, a name reserved for examples (RFC 6761 §6.5), and all share one password that is no secret.

export const password = "walk-the-demo-market";

export const operator = { name: "Sigrid Brandt", email: "operator@patchbay.demo.example" };

export const organizations = [
  {
    name: "northwind-labs",
    displayName: "Northwind Labs",
    members: [
      member("owner", "ada@northwind.demo.example", "Ada Okonkwo"),
      member("admin", "mateo@northwind.demo.example", "Mateo Fernández Ruiz"),
      member("member", "soren@northwind.demo.example", "Søren Ærøskøbing"),
      member("member", "meiling@northwind.demo.example", "林美玲"),
      member("member", "priya@northwind.demo.example", "Priya Raghunathan"),
      member(
        "member",
        "antonia@northwind.demo.example",
        "Maria Antonia Wilhelmine Freifrau von Hohenstein-Papadopoulou zu Schwarzenberg",
      ),
      member("member", "tom@northwind.demo.example", "Tom Li"),
    ],
  },
  {
    name: "brightside-clinic",
    displayName: "Brightside Clinic",
    members: [
      member("owner", "leila@brightside.demo.example", "Dr. Leïla Benhaddou"),
      member("admin", "olumide@brightside.demo.example", "Olumide Adeyẹmí"),
      member("member", "ingrid@brightside.demo.example", "Ingrid Løvås"),
      member("member", "darya@brightside.demo.example", "Дарья Соколова"),
      member("member", "jose@brightside.demo.example", "José Ignacio Echeverría"),
      // belongs to both organizations, so that switching can be tried
      member("member", "priya@northwind.demo.example", "Priya Raghunathan"),
    ],
  },
];

/** Each person once, by e-mail address. */
export const people = new Map(organizations.flatMap(({ members }) => members.map((person) => [person.email, person])));

function member(role, email, name) {
  return { role, email, name };
}
