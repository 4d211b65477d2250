using System.ComponentModel;
using Compliance.Testing.Azurite;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Compliance.Testing.Contracts;

/// <summary>A contract's test in one adapter's class, which may need Azurite.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(diagnostics, display, displayOptions, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAzuriteAttribute)).Any() ? AzuriteInstallation.WhySkipped : base.GetSkipReason(factAttribute);
}
