/**
 * The part of pdfmake that papers are made with. Its published types bring the browser's with them, and the server must not
 * compile against a browser.
 */
declare module 'pdfmake' {
  export type Margins = [left: number, top: number, right: number, bottom: number];
  type Style = {
    font?: string;
    fontSize?: number;
    bold?: boolean;
    color?: string;
    fillColor?: string;
    alignment?: 'left' | 'right' | 'center';
    margin?: Margins;
    width?: number | string;
    unbreakable?: boolean;
  };
  export type Inline = Style & { text: string };
  export type Content =
    | string
    | (Style & { text: string | Inline[] })
    | (Style & { stack: Content[] })
    | (Style & { columns: Content[]; columnGap?: number })
    | (Style & { qr: string; fit: number; eccLevel?: 'L' | 'M' })
    | (Style & { canvas: object[] })
    | (Style & { table: Table; layout?: 'noBorders' | Layout });
  export type TableCell =
    | Record<string, never>
    | (Style & { text: string | Inline[]; colSpan?: number })
    | (Style & { stack: Content[] });
  export type Table = {
    headerRows?: number;
    dontBreakRows?: boolean;
    widths: (number | string)[];
    body: TableCell[][];
  };
  /** `at`: number of the line, from 0 above the first row. */
  export type Layout = Partial<
    Record<
      'hLineWidth' | 'vLineWidth' | 'paddingTop' | 'paddingBottom' | 'paddingLeft' | 'paddingRight',
      (at: number) => number
    > &
      Record<'hLineColor' | 'vLineColor', (at: number) => string>
  >;
  export type Paper = {
    info?: { title?: string; creationDate?: Date };
    pageSize?: 'A4';
    pageOrientation?: 'portrait' | 'landscape';
    pageMargins?: Margins;
    defaultStyle?: Style;
    /** Across every page, behind everything. `angle` in degrees. */
    watermark?: { text: string; color: string; opacity: number; bold?: boolean; angle?: number };
    content: Content[];
    header?: (page: number, pages: number) => Content;
    footer?: (page: number, pages: number) => Content;
  };

  const pdfmake: {
    setFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(may: (url: string) => boolean): void;
    setLocalAccessPolicy(may: (path: string) => boolean): void;
    createPdf(paper: Paper): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
