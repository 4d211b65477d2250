#!/usr/bin/env bash
# Installs what the tests need where it can (Azurite and Azure's clients by npm, Chromium by apt), builds, and runs every test.
# What cannot run is skipped by name with the reason; with CI=true it fails instead. Arguments go to dotnet test.
set -euo pipefail
cd "$(dirname "$0")/.."

azurite_version=3.35.0
tools="$PWD/artifacts/azurite"
if [ ! -f "$tools/node_modules/azurite/dist/src/azurite.js" ]; then
  if command -v npm >/dev/null; then
    echo "Installing Azurite $azurite_version"
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-audit --no-fund --loglevel=error "azurite@$azurite_version" >&2 || echo "Azurite could not be installed; its tests will say so." >&2
  else
    echo "npm is missing: tests on Azurite will say so." >&2
  fi
fi
if [ -f "$tools/node_modules/azurite/dist/src/azurite.js" ]; then
  export COMPLIANCE_AZURITE="$tools/node_modules/azurite/dist/src/azurite.js"
fi

# Microsoft's JavaScript clients, which the simulator is tried with, at the versions of their lock file.
clients="$PWD/artifacts/official-clients"
if ! cmp -s tests/Compliance.Simulator.Tests/OfficialClients/package-lock.json "$clients/package-lock.json" || [ ! -d "$clients/node_modules" ]; then
  if command -v npm >/dev/null; then
    echo "Installing the official Azure clients"
    mkdir -p "$clients"
    cp tests/Compliance.Simulator.Tests/OfficialClients/package*.json "$clients"
    npm ci --prefix "$clients" --no-audit --no-fund --loglevel=error >&2 || { rm -rf "$clients"; echo "The official clients could not be installed; their tests will say so." >&2; }
  else
    echo "npm is missing: tests of the official clients will say so." >&2
  fi
fi

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium"
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || echo "Chromium could not be installed; browser tests will say so." >&2
  chromium=$(command -v chromium || true)
fi
if [ -n "$chromium" ]; then
  export COMPLIANCE_CHROMIUM="$chromium"
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build Compliance.sln --nologo -v quiet
if [ $# -gt 0 ]; then
  exec dotnet test Compliance.sln --no-build --nologo "$@"
fi

# Hosts that are killed and random sequences keep every core busy for minutes; some tests of the others hold limits of real time.
# So each half runs by itself, the first one project after another, the second whatever became of it. The second says what it did: seeds, kills, memory.
status=0
dotnet test Compliance.sln --no-build --nologo -m:1 --filter 'FullyQualifiedName!~Compliance.Cli.Tests.Endurance&FullyQualifiedName!~Compliance.Pipeline.Tests' || status=$?
dotnet test Compliance.sln --no-build --nologo --logger 'console;verbosity=detailed' --filter 'FullyQualifiedName~Compliance.Cli.Tests.Endurance|FullyQualifiedName~Compliance.Pipeline.Tests' || status=$?
exit "$status"
