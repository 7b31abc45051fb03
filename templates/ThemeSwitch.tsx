const themes = { auto: 'Like my device', light: 'Light', dark: 'Dark' }

/** Lets readers choose between light and dark. Without JavaScript it is not shown, and pages are as the device has it. */
export function ThemeSwitch() {
  return (
    <div class="theme">
      <button type="button" class="theme-button" popovertarget="rb-theme">
        <span class="vh">Theme</span>
      </button>
      <fieldset id="rb-theme" class="theme-choice" popover="auto">
        <legend>Theme</legend>
        {Object.entries(themes).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="rb-theme" value={value} checked={value === 'auto'} /> {label}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
