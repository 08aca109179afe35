import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakOntheffingModule } from './ontheffing.module';

void startDienst('ontheffing', () => laadConfig(BasisConfig), maakOntheffingModule);
