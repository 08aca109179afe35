import { type DynamicModule, Module } from '@nestjs/common';
import type { PortalConfig } from './config';

@Module({})
export class PortalModule {
  static met(_config: PortalConfig): DynamicModule {
    return { module: PortalModule };
  }
}
