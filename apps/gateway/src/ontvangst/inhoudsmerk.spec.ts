import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { activeer, vernietig, zetKlaar } from '#shared/privacy/sleutelwissel';
import { inhoudsmerken, isZelfdeInhoud } from './inhoudsmerk';

const OP = '2026-11-22T09:00:00Z';
const oud = maakSleutelring([], [], ['inhoud']);
const nieuw = activeer(zetKlaar(oud, 'inhoud'), 'inhoud', OP);
const bericht = { id: '1', data: { identiteit: { bsn: 'x' } } };
const { nu: eerder } = inhoudsmerken(sleutelringUit(oud), bericht);

describe('the mark of a message that was sent before its key was replaced', () => {
  const merken = inhoudsmerken(sleutelringUit(nieuw), bericht);
  it('is known again, and the message is marked with the new key from now on', () => {
    expect(eerder.merkSleutel).toBe('inhoud.1');
    expect(merken.nu.merkSleutel).toBe('inhoud.2');
    expect(merken.nu.inhoudMerk.equals(eerder.inhoudMerk)).toBe(false);
    expect(isZelfdeInhoud(eerder.inhoudMerk, merken)).toBe(true);
  });
  it('is not that of another content', () => expect(isZelfdeInhoud(eerder.inhoudMerk, inhoudsmerken(sleutelringUit(nieuw), { ...bericht, id: '2' }))).toBe(false));
  it('is nobody’s once the key is destroyed and the mark wiped', () => {
    const zonder = inhoudsmerken(sleutelringUit(vernietig(nieuw, 'inhoud.1', OP)), bericht);
    expect([isZelfdeInhoud(eerder.inhoudMerk, zonder), isZelfdeInhoud(Buffer.alloc(0), zonder)]).toEqual([false, false]);
  });
});
