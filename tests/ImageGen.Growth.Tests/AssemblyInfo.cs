using Xunit.Sdk;
using Xunit.v3;

// What runs beside a measurement is measured with it.
[assembly: Parallelization(Mode = ParallelMode.None)]
