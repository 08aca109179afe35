import { isTraceparent, kindVan, nieuweTrace } from './trace';

describe('a trace', () => {
  it('starts as a valid W3C traceparent, each time another', () => {
    expect(nieuweTrace()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(nieuweTrace()).not.toBe(nieuweTrace());
  });

  it('continues with the same trace id and a new span', () => {
    const [, trace, span] = nieuweTrace().split('-');
    const kind = kindVan(`00-${trace}-${span}-00`).split('-');
    expect(kind[1]).toBe(trace);
    expect(kind[2]).not.toBe(span);
    expect(kind[3]).toBe('00');
  });

  it.each([undefined, '', 'Jansen', `00-${'0'.repeat(32)}-${'a'.repeat(16)}-01`, `00-${'A'.repeat(32)}-${'a'.repeat(16)}-01`])('with %s for parent starts anew', (ouder) => {
    expect(isTraceparent(ouder)).toBe(false);
    expect(isTraceparent(kindVan(ouder))).toBe(true);
  });
});
