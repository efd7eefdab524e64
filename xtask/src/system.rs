//! Programs that come from the system's own packages.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{find, output, run};

/// Packages that bring a program, by the names that the package managers know them under.
pub(crate) struct Packages {
    /// What they bring, for people.
    pub(crate) what: &'static str,
    /// Their names in Debian.
    pub(crate) apt: &'static [&'static str],
    /// Their names in Fedora.
    pub(crate) dnf: &'static [&'static str],
    /// Their names in Homebrew.
    pub(crate) brew: &'static [&'static str],
}

impl Packages {
    /// Installs the packages on Debian as root; anywhere else says what to run.
    pub(crate) fn install(&self) -> Result<()> {
        let what = self.what;
        if !is_debian() || !is_root() {
            bail!("{what} is missing: {}", self.advice());
        }
        println!("{what} is missing: installing it from Debian's packages");
        run(apt_get().arg("update"))?;
        run(apt_get()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(self.apt))
    }

    /// The command that a person would run here.
    fn advice(&self) -> String {
        let managers = [
            ("apt-get", "sudo apt-get install", self.apt),
            ("dnf", "sudo dnf install", self.dnf),
            ("brew", "brew install", self.brew),
        ];
        let here = managers
            .into_iter()
            .find(|(program, ..)| find(&[program]).is_some());
        here.map_or_else(
            || format!("install {} and put it on PATH", self.what),
            |(_, install, packages)| format!("run `{install} {}`", packages.join(" ")),
        )
    }
}

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    // Another installation on the same machine is waited for.
    apt_get
        .args(["-o", "DPkg::Lock::Timeout=600"])
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

fn is_debian() -> bool {
    find(&["apt-get"]).is_some()
        && fs::read_to_string("/etc/os-release").is_ok_and(|release| names_debian(&release))
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Whether an os-release file is Debian's or that of a system built on it.
fn names_debian(release: &str) -> bool {
    release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .any(|value| {
            value
                .trim_matches('"')
                .split(' ')
                .any(|system| system == "debian")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_told_apart_from_others() {
        assert!(names_debian(
            "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"
        ));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian(
            "ID=fedora\nHOME_URL=\"https://debian.example\"\n"
        ));
    }

    #[test]
    fn the_advice_names_the_packages_or_the_program() {
        let packages = Packages {
            what: "Teapot",
            apt: &["teapot"],
            dnf: &["teapot"],
            brew: &["teapot"],
        };
        assert!(packages.advice().to_lowercase().contains("teapot"));
    }
}
