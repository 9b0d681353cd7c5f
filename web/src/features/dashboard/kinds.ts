import { IconApps, IconChartLine, IconHash, IconListDetails, IconTable } from '@tabler/icons-react';
import type { WidgetKind } from '@/lib/api/dashboard.ts';

/** The picture of each kind of widget. */
export const kindIcons: Record<WidgetKind, typeof IconApps> = {
  number: IconHash,
  table: IconTable,
  line: IconChartLine,
  ticker: IconListDetails,
  integration: IconApps,
};
