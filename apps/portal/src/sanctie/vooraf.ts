import type { Sanctie, Voorvertoning } from '../api/api.types';
import { afwijkingen } from '../taal/afwijkingen';
import { zonderDag } from '../taal/datum';
import { KANAAL, SANCTIEGROND, SANCTIESOORT, van } from '../taal/begrippen';
import { rolnaam, organisatienaam } from '../taal/woorden';
import type { Rij } from '../taken/secties';
import { uitlegVan } from '../verstuurd/uitleg';
import type { Voorafview } from './sanctie.pagina';
import type { Rol } from '#shared/contracts/bericht';

type Gezien = Pick<Sanctie, 'handhaving' | 'contact'>;

const rij = (naam: string, tekst: string | undefined): Rij[] => (tekst ? [{ naam, tekst }] : []);

const rijen = ({ handhaving, contact }: Gezien): Rij[] => [
  ...rij('Wat overwogen wordt', van(SANCTIESOORT, handhaving?.sanctieSoort)),
  ...rij('Reden', van(SANCTIEGROND, handhaving?.grond)),
  ...rij('Gesprekken', handhaving?.gesprekken?.map(({ gespreksdatum, kanaal }) => `${zonderDag(gespreksdatum)} ${KANAAL[kanaal] ?? ''}`.trim()).join('; ')),
  ...rij('Uw naam', contact?.naam),
  ...rij('Uw telefoonnummer', contact?.telefoon),
];

/** Who would see what, from the hub's own preview: these pages do not guess what a right is. */
export const voorafdelen = ({ uitkomst, ontvangers }: Voorvertoning): Pick<Voorafview, 'ziet' | 'letOp' | 'afwijkingen' | 'weigering'> => {
  const ziet = ontvangers.flatMap(({ rol, organisatie, bericht }) => (bericht ? [{ wie: `de ${rolnaam(rol as Rol)} van ${organisatienaam(organisatie)}`, rijen: rijen(bericht.data as Gezien) }] : []));
  const { oorzaak, herstel } = uitlegVan(uitkomst);
  return {
    ziet: ziet.filter(({ wie }, plek) => ziet.findIndex((ander) => ander.wie === wie) === plek),
    letOp: uitkomst.letOp ?? [],
    afwijkingen: afwijkingen('boete', uitkomst.afwijkingen),
    weigering: uitkomst.status === 'AFGEKEURD' ? { oorzaak, herstel } : null,
  };
};
