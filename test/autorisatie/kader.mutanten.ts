import { ROLLEN, SECTIES } from '#shared/contracts/bericht';
import { HANDELINGEN, VOORWAARDEN, type Privacykader, type Voorwaarde } from '#shared/privacy/kader';

export type Mutant = { readonly naam: string; readonly kaders: readonly Privacykader[] };

type Matrix = Record<string, Record<string, Record<string, readonly Voorwaarde[]>>>;
const matrixVan = ({ matrix }: Privacykader): Matrix => structuredClone(matrix);

/** The same framework with one cell changed; undefined takes the cell away. */
const metCel = (kader: Privacykader, [categorie, rol, handeling]: readonly [string, string, string], voorwaarden: readonly Voorwaarde[] | undefined): Privacykader => {
  const matrix = matrixVan(kader);
  const rij = ((matrix[categorie] ??= {})[rol] ??= {});
  if (voorwaarden) rij[handeling] = voorwaarden;
  else delete rij[handeling];
  return { ...kader, matrix: matrix };
};

const celmutanten = (kader: Privacykader): { naam: string; kader: Privacykader }[] =>
  SECTIES.flatMap((categorie) =>
    ROLLEN.flatMap((rol) =>
      HANDELINGEN.flatMap((handeling) => {
        const plek = [categorie, rol, handeling] as const;
        const naam = `${kader.versie} ${plek.join(' ')}`;
        const nu = kader.matrix[categorie]?.[rol]?.[handeling];
        if (!nu) return [{ naam: `${naam}: cel erbij`, kader: metCel(kader, plek, []) }, { naam: `${naam}: cel erbij voor de eigen gemeente`, kader: metCel(kader, plek, ['GEMEENTE', 'TOEGEWEZEN']) }];
        return [
          { naam: `${naam}: cel weg`, kader: metCel(kader, plek, undefined) },
          ...nu.map((weg) => ({ naam: `${naam}: zonder ${weg}`, kader: metCel(kader, plek, nu.filter((een) => een !== weg)) })),
          ...VOORWAARDEN.filter((een) => !nu.includes(een)).flatMap((erbij) => [
            { naam: `${naam}: met ${erbij}`, kader: metCel(kader, plek, [...nu, erbij]) },
            ...nu.map((weg) => ({ naam: `${naam}: ${erbij} in plaats van ${weg}`, kader: metCel(kader, plek, nu.map((een) => (een === weg ? erbij : een))) })),
          ]),
        ];
      }),
    ),
  );

const lijstmutanten = (kader: Privacykader): { naam: string; kader: Privacykader }[] =>
  (['onderbouwingTypen', 'registratieContexten'] as const).flatMap((lijst) => [
    ...kader[lijst].map((weg) => ({ naam: `${kader.versie} ${lijst}: zonder ${weg}`, kader: { ...kader, [lijst]: kader[lijst].filter((een) => een !== weg) } })),
    ...[...(lijst === 'onderbouwingTypen' ? ['nl.participatiewet.ontheffing.verleend.v1', 'nl.participatiewet.verstrekking.gegeven.v1'] : ['overdracht', 'boete', 'ontheffing', 'verstrekking'])].map((erbij) => ({
      naam: `${kader.versie} ${lijst}: met ${erbij}`,
      kader: { ...kader, [lijst]: [...kader[lijst], erbij] },
    })),
  ]);

const schuif = (dag: string, dagen: number): string => new Date(Date.parse(`${dag}T00:00:00Z`) + dagen * 86_400_000).toISOString().slice(0, 10);

/** The border between two versions a day, a month or a year off; and the versions swapped. */
const datummutanten = (kaders: readonly Privacykader[]): Mutant[] => {
  const [eerste, tweede] = kaders;
  if (!eerste || !tweede?.vanaf) return [];
  const { vanaf } = tweede;
  const verschoven = [-365, -30, -1, 1, 30, 365].map((dagen) => {
    const grens = schuif(vanaf, dagen) as typeof vanaf;
    return { naam: `de tweede versie gaat ${dagen} dagen anders in`, kaders: [{ ...eerste, tot: grens }, { ...tweede, vanaf: grens }] };
  });
  return [...verschoven, { naam: 'de versies zijn verwisseld', kaders: [{ ...tweede, vanaf: null, tot: vanaf }, { ...eerste, vanaf, tot: null }] }];
};

/** Every small fault that a person could make in the file of the framework. */
export const mutanten = (kaders: readonly Privacykader[]): Mutant[] => [
  ...kaders.flatMap((kader, plek) => [...celmutanten(kader), ...lijstmutanten(kader)].map((mutant) => ({ naam: mutant.naam, kaders: kaders.map((een, i) => (i === plek ? mutant.kader : een)) }))),
  ...datummutanten(kaders),
];
