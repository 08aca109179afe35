import type { VerzegeldBericht, VerzegeldeData, Velden } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import { rechtenNu, type Nu } from '../levering/rechten';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { isBesloten, SITUATIE_SOORTEN } from './situatie';
import { besteZicht, type Gezien, type Zicht } from './zicht';

/** An ontheffing as its service answers it: terms open, the ground sealed. */
export type Ontheffingbeeld = {
  readonly ontheffingRef: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  /** Without a first day: asked for, and not granted yet. */
  readonly verloop: { readonly ingangsdatum?: Datum; readonly laatsteDag?: Datum | null } & Velden;
  readonly secties: Pick<VerzegeldeData, 'belastbaarheid'>;
  /** When, and under which term, the ground was erased; the service tells it to coaches only. */
  readonly gewist?: readonly Gewist[];
};

const VERLEEND = SITUATIE_SOORTEN.ontheffing;
const VASTGESTELD = bekendeSoort('nl.participatiewet.ontheffing.vastgesteld.v1');

/** State of the decision, for who gets the decision itself: beside the terms that the message named. */
const BESLUITSTAND = ['status', 'laatsteDagBezwaar', 'afwijkingen', 'zienswijze', 'per', 'planUiterlijk'] as const;

/** By law the kind stands in the sealed section only (D-18), and there is no decision to show. */
const soortVan = ({ verloop }: Ontheffingbeeld): Berichtsoort => (isBesloten(verloop['soort']) ? VERLEEND : VASTGESTELD);

/** The projection needs a day on the envelope; nothing of the envelope is given out. */
const dagVan = ({ ingangsdatum }: Ontheffingbeeld['verloop']): Datum => ingangsdatum ?? dag('1970-01-01');

const alsBericht = ({ ontheffingRef, inwonerRef, gemeente, verloop, secties }: Ontheffingbeeld, { type }: Berichtsoort, source: string): VerzegeldBericht => ({
  specversion: '1.0',
  id: ontheffingRef,
  source,
  type,
  time: `${dagVan(verloop)}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    ...secties,
    inwonerRef,
    gemeente,
    peildatum: dagVan(verloop),
    doel: 'ONTHEFFING',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null },
    verloop: { ...verloop, vanaf: verloop.ingangsdatum },
  },
});

const projecteerVoor = (beeld: Ontheffingbeeld, actorId: string, { rol, medewerker, verbinding }: Lezer, nu: Nu, { partijen, kader, open }: Zicht): Projectie => {
  const eigen: Adres = { rol, organisatie: organisatieIn(medewerker, beeld.gemeente), actorId };
  const soort = soortVan(beeld);
  const rechten = rechtenNu({ gemeente: beeld.gemeente, adressen: [eigen] }, soort, verbinding, partijen, nu);
  const bericht = alsBericht(beeld, soort, partijen.hub.source);
  return projecteer(bericht, (sectie) => open(bericht, sectie), { ...rechten, kader, handeling: 'LEZEN' });
};

const aanwezig = (bron: Velden, namen: readonly string[]): Velden => Object.fromEntries(namen.flatMap((naam) => (bron[naam] === undefined || bron[naam] === null ? [] : [[naam, bron[naam]]])));

/** Terms under one name, whether a decision or the law gave them; by law there is no last day until UWV ends it. */
const termijnen = ({ vanaf, ...velden }: Velden, { verloop }: Ontheffingbeeld): Velden => (vanaf === undefined ? velden : { ...velden, ingangsdatum: vanaf, laatsteDag: verloop.laatsteDag ?? null });

/** As far as this reader may see it; undefined when he is not assigned to the resident. The ground is for the coaches only. */
export const ontheffingzicht = (beeld: Ontheffingbeeld, lezer: Lezer, nu: Nu, zicht: Zicht): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    const projectie = projecteerVoor(beeld, actorId, lezer, nu, zicht);
    const { verloop, belastbaarheid, nietVerstrekt } = projectie.bericht.data;
    if (!verloop) return undefined;
    const { ontheffingRef, inwonerRef, gemeente } = beeld;
    const besluitstand = VERLEEND.weergaven[lezer.rol]?.verloop === '*' ? { afwijkingen: [], ...aanwezig(beeld.verloop, BESLUITSTAND) } : {};
    return {
      inhoud: {
        ontheffingRef,
        inwonerRef,
        gemeente,
        verloop: { ...termijnen(verloop, beeld), ...besluitstand },
        ...(belastbaarheid ? { belastbaarheid } : {}),
        ...(nietVerstrekt ? { nietVerstrekt } : {}),
        ...gewistIn(beeld.gewist),
      },
      oordelen: projectie.oordelen,
      voor: actorId,
    };
  });
