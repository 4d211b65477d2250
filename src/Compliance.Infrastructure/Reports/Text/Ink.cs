namespace Compliance.Infrastructure.Reports.Text;

/// <summary>How a piece of text stands out; each value is the ANSI code that says so.</summary>
internal enum Ink
{
    Plain = 0,
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}
