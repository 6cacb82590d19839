declare module 'japanese-holidays' {
  const holidays: { readonly isHoliday: (date: Date, furikae?: boolean) => string | undefined }
  export default holidays
}
