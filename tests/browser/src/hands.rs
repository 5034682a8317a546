//! What a visitor does with mouse and keyboard. Everything waits until there is something to do it to.

use crate::eyes::{PATIENCE, PAUSE};
use crate::{Failure, Visitor, Wording};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use thirtyfour::common::keys::TypingData;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, WebElement};
use tokio::time::sleep;

/// Of the shown things that can be clicked: one with exactly this text or name, else one that contains it. The
/// innermost one wins.
const CLICKABLE: &str = "
const wanted = arguments[0];
const say = e => (e.innerText || e.value || '').replace(/\\s+/g, ' ').trim();
const shown = [...document.querySelectorAll('a[href], button, summary, label, option, input[type=submit], input[type=button], [role=button], [role=tab], [role=menuitem], [role=link]')]
  .filter(e => e.tagName === 'OPTION' || e.checkVisibility({ visibilityProperty: true }));
const fits = test => shown.filter(test).find((e, _, all) => !all.some(other => other !== e && e.contains(other)));
return fits(e => say(e) === wanted || e.getAttribute('aria-label') === wanted) || fits(e => say(e).includes(wanted)) || null;
";

/// A field by its label, by its name for assistive technology, or by its placeholder.
const LABELLED: &str = "
const wanted = arguments[0];
const say = e => (e.innerText || '').replace(/\\s+/g, ' ').trim();
const labels = [...document.querySelectorAll('label')];
const label = labels.find(l => say(l) === wanted && l.control) || labels.find(l => say(l).includes(wanted) && l.control);
if (label) return label.control;
const fields = [...document.querySelectorAll('input, textarea, select')];
return fields.find(f => f.getAttribute('aria-label') === wanted || f.placeholder === wanted) || null;
";

const BY_SELECTOR: &str = "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility({ visibilityProperty: true })) || null;";

impl Visitor {
    /// Clicks a link, button, label or the like by the text on it.
    pub async fn click(&self, text: &str) -> Result<(), Failure> {
        self.act(&format!("clicking “{text}”"), CLICKABLE, text, async |found| found.click().await)
            .await
    }

    /// Presses a button that hands a paper out, and goes on although something is missing in it.
    pub async fn hand_out(&self, w: Wording, button: &str) -> Result<(), Failure> {
        self.click(w.say(button)).await?;
        self.click(w.say("GO_ON_WITH_GAPS")).await
    }

    /// Clicks the first shown element that this selector names.
    pub async fn click_css(&self, css: &str) -> Result<(), Failure> {
        self.act(&format!("clicking `{css}`"), BY_SELECTOR, css, async |found| found.click().await)
            .await
    }

    /// Types into the field that this selector names, after what is there already.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<(), Failure> {
        let what = format!("typing into `{css}`");
        self.act(&what, BY_SELECTOR, css, async |field| field.send_keys(text).await)
            .await
    }

    /// Types into the field with this label, after what is there already.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), Failure> {
        let what = format!("filling “{label}”");
        self.act(&what, LABELLED, label, async |field| field.send_keys(text).await)
            .await
    }

    /// Sets a field with this label to a value that is awkward to type: a date, a time, a choice. Then the page is
    /// told, as by a person.
    pub async fn set(&self, label: &str, value: &str) -> Result<(), Failure> {
        let what = format!("setting “{label}”");
        let field = self.wait_for(&what, LABELLED, label).await?;
        let script = "const [field, value] = arguments;
            const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
            Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, value);
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));";
        let field = field.to_json().map_err(Failure::browser(what))?;
        self.js(script, vec![field, value.into()]).await.map(drop)
    }

    /// Empties the field with this label.
    pub async fn clear(&self, label: &str) -> Result<(), Failure> {
        let what = format!("emptying “{label}”");
        self.act(&what, LABELLED, label, async |field| field.clear().await).await
    }

    /// What the field with this label holds; for a box to tick, `true` or `false`.
    pub async fn value(&self, label: &str) -> Result<String, Failure> {
        let what = format!("reading “{label}”");
        let field = self
            .wait_for(&what, LABELLED, label)
            .await?
            .to_json()
            .map_err(Failure::browser(what))?;
        let script =
            "const f = arguments[0]; return ['checkbox', 'radio'].includes(f.type) ? String(f.checked) : f.value";
        Ok(self.js(script, vec![field]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses keys wherever the focus is, such as `Key::Tab`.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<(), Failure> {
        let doing = "pressing a key";
        let focused = self.driver().active_element().await.map_err(Failure::browser(doing))?;
        focused.send_keys(keys).await.map_err(Failure::browser(doing))
    }

    /// The text or name of what has the focus.
    pub async fn focused(&self) -> Result<String, Failure> {
        let script = "const e = document.activeElement;
            return (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.id || e.tagName).trim()";
        Ok(self.js(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Puts a file into the field that this selector names, shown or not, as if it had been picked.
    pub async fn choose_file(&self, css: &str, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).map_err(Failure::io(format!("writing {}", path.display())))?;
        self.choose_path(css, &path).await
    }

    /// Puts a file that is there already into the field that this selector names.
    pub async fn choose_path(&self, css: &str, path: &Path) -> Result<(), Failure> {
        let what = format!("choosing a file in `{css}`");
        self.until(&what, async || Ok(self.count(css).await? > 0)).await?;
        // As a person does, who sees the field only then.
        let open =
            "document.querySelector(arguments[0]).closest('details:not([open])')?.querySelector('summary').click()";
        self.js(open, vec![css.into()]).await?;
        let field = self.driver().find(By::Css(css)).await.map_err(Failure::browser(what.clone()))?;
        field
            .send_keys(path.to_string_lossy().as_ref())
            .await
            .map_err(Failure::browser(what))
    }

    /// Says yes or no to a question of the browser itself.
    pub async fn answer_dialog(&self, yes: bool) -> Result<String, Failure> {
        let doing = "answering a dialog";
        let text = self.driver().get_alert_text().await.map_err(Failure::browser(doing))?;
        if yes { self.driver().accept_alert().await } else { self.driver().dismiss_alert().await }
            .map_err(Failure::browser(doing))?;
        Ok(text)
    }

    /// Waits for what this script finds and does something to it. Yew may replace or move it between the two, so that
    /// is tried again.
    async fn act(
        &self,
        what: &str,
        script: &str,
        wanted: &str,
        mut act: impl AsyncFnMut(WebElement) -> WebDriverResult<()>,
    ) -> Result<(), Failure> {
        let started = Instant::now();
        loop {
            let element = self.wait_for(what, script, wanted).await?;
            match act(element.clone()).await {
                Ok(()) => return Ok(()),
                Err(error) if passes(&error) && started.elapsed() < PATIENCE => {
                    // A bar at the edge may cover it: it is scrolled away from there, as a person would.
                    if matches!(error.as_inner(), WebDriverErrorInner::ElementClickIntercepted(_))
                        && let Ok(element) = element.to_json()
                    {
                        self.js("arguments[0].scrollIntoView({ block: 'center' })", vec![element])
                            .await
                            .ok();
                    }
                    sleep(PAUSE).await;
                }
                Err(error) => return Err(Failure::browser(what.to_owned())(error)),
            }
        }
    }

    async fn wait_for(&self, what: &str, script: &str, wanted: &str) -> Result<WebElement, Failure> {
        let started = Instant::now();
        loop {
            match self.driver().execute(script, [json!(wanted)]).await {
                Ok(found) if *found.json() != Value::Null => {
                    return found.element().map_err(Failure::browser(what.to_owned()));
                }
                Ok(_) => {}
                // Replaced while the driver was still naming it.
                Err(error) if passes(&error) => {}
                Err(error) => return Err(Failure::browser(what.to_owned())(error)),
            }
            if started.elapsed() >= PATIENCE {
                return Err(self.not_seen(what).await);
            }
            sleep(PAUSE).await;
        }
    }
}

/// Whether what failed so may succeed a moment later: the page was just being drawn anew.
pub(crate) fn passes(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
    )
}
