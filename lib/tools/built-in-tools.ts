import type { PictureSize, TabDesk } from '../core/tab-desk.ts';
import { calculateTool } from './calculate-tool.ts';
import { createConversationsTool } from './conversations-tool.ts';
import type { ConversationSearch } from './conversations-tool.ts';
import { createDateTimeTool } from './date-time-tool.ts';
import type { TimeSource } from './date-time-tool.ts';
import { createFieldTool } from './field-tool.ts';
import { createPageTools } from './page-tools.ts';
import { createScreenshotTool } from './screenshot-tool.ts';
import { copyTool, downloadTool } from './surface-tools.ts';
import { createTabTools } from './tab-tools.ts';
import type { Tool } from './tool.ts';

/** What the tools that come with the extension work with. */
export interface ToolSources {
  desk: TabDesk;
  conversations: ConversationSearch;
  time: TimeSource;
  /** What any provider takes of a picture. */
  pictureLimits: PictureSize;
}

/** The tools that come with the extension: those that read first, then those that act. */
export function createBuiltInTools(sources: ToolSources): Tool[] {
  const { desk, conversations, time, pictureLimits } = sources;
  const tools = [
    ...createPageTools(desk),
    ...createTabTools(desk),
    createScreenshotTool(desk, pictureLimits),
    createDateTimeTool(time),
    calculateTool,
    createConversationsTool(conversations),
    createFieldTool(desk),
    copyTool,
    downloadTool,
  ];
  return tools.toSorted((a, b) => Number(a.acts) - Number(b.acts));
}
