import type { VerzegeldBericht, VerzegeldeData, Velden } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import { rechtenNu, type Nu } from '../levering/rechten';
import type { Lezer } from '../toegang/lezer';
import type { Zicht } from './overdracht.projectie';
import { SITUATIE_SOORTEN } from './situatie';

/** An ontheffing as its service answers it: terms open, the ground sealed. */
export type Ontheffingbeeld = {
  readonly ontheffingRef: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: { readonly ingangsdatum: Datum; readonly laatsteDagBezwaar?: Datum | null; readonly afwijkingen?: readonly string[] } & Velden;
  readonly secties: Pick<VerzegeldeData, 'belastbaarheid'>;
};

const SOORT = SITUATIE_SOORTEN.ontheffing;

export type Ontheffingzicht = { readonly inhoud: Record<string, unknown>; readonly oordelen: Projectie['oordelen'] };

const alsBericht = ({ ontheffingRef, inwonerRef, gemeente, verloop, secties }: Ontheffingbeeld, source: string): VerzegeldBericht => ({
  specversion: '1.0',
  id: ontheffingRef,
  source,
  type: SOORT.type,
  time: `${verloop.ingangsdatum}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    ...secties,
    inwonerRef,
    gemeente,
    peildatum: verloop.ingangsdatum,
    doel: 'ONTHEFFING',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null },
    verloop,
  },
});

/** As far as this reader may see it; undefined when he is not assigned to the resident. The ground is for the coaches only. */
export const ontheffingzicht = (beeld: Ontheffingbeeld, lezer: Lezer, nu: Nu, { partijen, kader, open }: Zicht): Ontheffingzicht | undefined => {
  const aansluiting = partijen.aansluiting(lezer.aansluiting);
  if (!aansluiting) return undefined;
  const eigen: Adres = { rol: lezer.rol, organisatie: aansluiting.organisatie, actorId: lezer.actorId };
  const rechten = rechtenNu({ gemeente: beeld.gemeente, adressen: [eigen] }, SOORT, aansluiting, partijen, nu);
  const bericht = alsBericht(beeld, partijen.hub.source);
  const projectie = projecteer(bericht, (sectie) => open(bericht, sectie), { ...rechten, kader, handeling: 'LEZEN' });
  const { verloop, belastbaarheid, nietVerstrekt } = projectie.bericht.data;
  if (!verloop) return undefined;
  const { ontheffingRef, inwonerRef, gemeente } = beeld;
  const { laatsteDagBezwaar, afwijkingen } = beeld.verloop;
  const volledig = SOORT.weergaven[lezer.rol]?.verloop === '*' ? { ...(laatsteDagBezwaar ? { laatsteDagBezwaar } : {}), afwijkingen: afwijkingen ?? [] } : {};
  return {
    inhoud: {
      ontheffingRef,
      inwonerRef,
      gemeente,
      verloop: { ...verloop, ...volledig },
      ...(belastbaarheid ? { belastbaarheid } : {}),
      ...(nietVerstrekt ? { nietVerstrekt } : {}),
    },
    oordelen: projectie.oordelen,
  };
};
