import { Module, type Type } from '@nestjs/common';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule } from '#shared/persistence/kern.module';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';

export const maakBoeteModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'boete.in', vraagwachtrij: 'boete.vraag', prefetch: 20 };

  @Module({
    imports: [KernModule.forRoot({ dienst: 'boete', entiteiten: [], config, consument })],
    controllers: [BerichtenController, maakVoorvertoningController('boete')],
  })
  class BoeteModule {}
  return BoeteModule;
};
