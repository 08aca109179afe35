import { SysteemKlok, ZandbakKlok } from './klok';

describe('the clock of the sandbox', () => {
  it('is real time plus the shared shift, and tells who listens when that changes', async () => {
    let verschuiving = 86_400_000;
    const klok = new ZandbakKlok(async () => verschuiving);
    const gehoord: number[] = [];
    klok.bijVerzetten(() => gehoord.push(verschuiving));
    await klok.ververs();
    expect(klok.nu().getTime() - new SysteemKlok().nu().getTime()).toBeGreaterThan(86_400_000 - 1000);
    await klok.ververs();
    verschuiving = 0;
    await klok.ververs();
    expect(gehoord).toEqual([86_400_000, 0]);
  });

  it('does not start on a wrong date when the shift cannot be read', async () => {
    await expect(new ZandbakKlok(() => Promise.reject(new Error('weg'))).start()).rejects.toThrow('weg');
  });
});
