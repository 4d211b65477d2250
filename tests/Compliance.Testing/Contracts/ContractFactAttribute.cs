using Xunit;
using Xunit.Sdk;

namespace Compliance.Testing.Contracts;

/// <summary>A test of a port's contract: run by every adapter's class, skipped by name where that class needs what is not here.</summary>
[XunitTestCaseDiscoverer("Compliance.Testing.Contracts.ContractDiscoverer", "Compliance.Testing")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute;
