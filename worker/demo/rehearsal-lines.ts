/**
 * INVENTED figures of the rehearsal (演练), this year and last year, targets included. They stand in no document and say
 * nothing about the real units whose names they bear, not even where the year before has real figures elsewhere.
 * One line an indicator: key, then the units of `rehearsalOrgs` in their order. 未出数, 不适用, 未提供, 不公开 are no numbers; "-" is
 * an empty cell. Derived rows are not here: they follow from their base items.
 */
export const actualLines = `
base_rd_expenditure          27.8    18.6    31.2    46.5    未出数  44.9    9.7
base_gdp                     745.3   812.6   868.4   1312.7  1015.2  1296.5  268.1
rd_expense_industrial        31.42   24.87   66.35   72.18   58.64   69.93   12.76
base_industrial_revenue      1186.5  1243.8  2086.4  2795.3  2318.7  2684.1  486.2
base_firms_with_rd           462     571     792     1298    806     1214    131
base_above_scale_firms       612     784     986     1742    1058    1586    168
base_firms_with_rd_inst      418     503     845     1176    748     1092    119
base_hitech_va               168.4   166.1   341.7   371.6   298.4   346.2   84.9
base_industrial_va           231.6   248.3   402.5   563.8   421.9   498.7   104.2
hitech_investment            58.4    62.7    104.3   118.6   109.2   96.8    31.5
base_fixed_investment        236.8   不公开  318.5   不公开  341.7   405.2   不公开
base_hitech_investment_prev  55.2    58.9    96.1    121.4   98.7    91.3    29.8
fiscal_sci_spending          8.62    7.94    12.35   15.48   11.27   14.86   不适用
innovation_voucher_amount    1860.5  1425    2312.8  3408    2095.4  3266.7  不适用
prov_vanguard_projects       4       3       5       6       4       5       2
new_hitech_firms             96      104     98      138     92      121     34
total_hitech_firms           548     592     574     968     536     872     186
new_prov_tech_sme            214     236     228     326     241     305     72
total_prov_tech_sme          1462    1538    1496    2473    1507    2218    463
base_corporate_entities      2.1836  1.9627  1.2154  2.6482  1.5378  2.4915  0.4263
base_hitech_above_scale      318     386     521     786     438     702     104
new_ent_rd_inst_city_plus    42      38      51      56      44      49      14
new_ent_rd_inst_prov_plus    18      15      26      24      19      22      5
new_prov_key_ent_institute   1       1       2       2       1       2       0
new_prov_ent_institute       4       3       5       6       4       5       1
new_prov_rd_centers          13      11      19      16      14      15      4
new_city_rd_centers          24      23      25      32      25      27      9
total_prov_newtype_rd_inst   3       4       4       5       3       5       1
new_prov_key_labs            1       1       2       1       1       1       0
new_joint_labs               16      14      18      22      15      19      6
new_incubators_city_plus     2       2       2       3       2       3       1
new_incubators_prov          1       0       1       1       0       1       0
total_incubators_city_plus   19      21      16      24      17      23      5
total_incubators_prov        8       7       6       9       6       9       2
total_incubators_national    3       2       2       3       1       3       1
prov_plus_talents            11      8       9       14      9       13      3
prov_overseas_engineers      4       3       5       6       4       5       1
city_plus_talents_new        23      19      21      29      20      27      7
city_plus_teams_new          5       4       4       7       4       6       2
foreign_ab_talents_new       48      36      62      57      41      53      18
talent_projects_introduced   31      27      34      未提供  29      42      9
high_end_projects            52      46      58      71      49      68      15
tech_contract_value          32.6    28.4    41.8    56.3    37.9    52.7    11.2
base_invention_patents       5214    4386    3925    7842    4567    6983    1326
base_residents               77.4    78.9    65.8    109.6   68.7    104.3   不适用
tech_loan_balance            42.6    38.1    51.4    66.8    未出数  61.3    14.2
tech_loan_firms              486     452     538     812     467     763     148
tech_banks                   14      13      13      16      12      15      不适用
`;

/** 上年实绩, for R&D and GDP of the year before the data year. */
export const previousLines = `
base_rd_expenditure         25.9    17.1    29      43.2    36.8    41.7    8.9
base_gdp                    712.5   776.4   831.9   1255.8  968.3   1241.2  254.6
rd_expense_industrial       29.05   23.1    62.2    68.5    55.3    66.1    11.9
base_industrial_revenue     1142.7  1205.3  1998.6  2702.4  2254.9  2611.5  468.3
base_firms_with_rd          438     542     756     1236    772     1158    124
base_above_scale_firms      596     768     962     1705    1036    1552    162
base_firms_with_rd_inst     391     472     808     1102    702     1024    110
base_hitech_va              158.7   157.3   324.6   352.4   283.1   329.5   80.3
base_industrial_va          221.4   238.6   385.1   541.2   405.7   480.3   99.8
hitech_investment           55.2    58.9    96.1    121.4   98.7    91.3    29.8
base_fixed_investment       228.4   -       305.6   -       327.9   392.5   -
fiscal_sci_spending         8.1     7.4     11.6    14.9    10.5    13.9    -
innovation_voucher_amount   1720    1388.5  2150    3215.6  1987    3052.4  -
prov_vanguard_projects      3       3       4       5       4       6       1
new_hitech_firms            91      99      95      146     88      115     31
total_hitech_firms          489     528     513     872     479     795     164
new_prov_tech_sme           203     221     219     341     226     312     66
total_prov_tech_sme         1295    1347    1311    2208    1312    1975    402
base_corporate_entities     2.1042  1.8913  1.1826  2.5714  1.4926  2.4187  0.4098
base_hitech_above_scale     289     351     472     715     396     645     93
new_ent_rd_inst_city_plus   40      35      48      58      41      47      12
new_ent_rd_inst_prov_plus   17      14      24      25      18      21      4
new_prov_key_ent_institute  1       0       2       2       1       1       0
new_prov_ent_institute      4       4       5       6       4       5       1
new_prov_rd_centers         12      10      17      17      13      15      3
new_city_rd_centers         23      21      24      33      23      26      8
total_prov_newtype_rd_inst  3       3       4       5       3       4       1
new_prov_key_labs           0       1       1       1       0       1       0
new_joint_labs              14      12      15      20      14      17      5
new_incubators_city_plus    2       1       2       2       2       2       0
new_incubators_prov         0       0       1       1       0       1       0
total_incubators_city_plus  17      19      14      21      15      20      4
total_incubators_prov       7       7       5       8       6       8       2
total_incubators_national   3       2       1       3       1       2       1
prov_plus_talents           10      9       8       12      8       14      2
prov_overseas_engineers     3       3       4       6       3       5       1
city_plus_talents_new       21      17      20      26      18      25      6
city_plus_teams_new         4       4       3       6       4       5       1
foreign_ab_talents_new      44      33      58      52      38      49      15
talent_projects_introduced  28      25      31      -       26      39      8
high_end_projects           48      43      54      66      45      70      13
tech_contract_value         28.9    25.7    37.2    50.8    34.1    47.6    9.8
base_invention_patents      4763    3981    3548    7126    4120    6327    1184
base_residents              76.9    78.1    65.3    109.1   68.2    103.8   -
tech_loan_balance           37.5    33.8    45.7    58.9    40.6    54.1    12.4
tech_loan_firms             431     403     482     726     418     684     129
tech_banks                  13      12      12      16      12      14      -
`;

/** 本年目标: key, requirement, values; "要求:值" where a unit's requirement is another. */
export const targetLines = `
rd_gdp_ratio                不少于      3.6   2.4   3.5   3.5   3.3   3.4   3.5
rd_expense_revenue_ratio    不少于      2.6   2     3.1   2.5   2.5   2.5   2.6
rd_activity_coverage        不少于      75    72    80    75    76    76    78
rd_institution_coverage     保持        65    62    85    66    68    67    70
hitech_va_ratio             保持        72    66    84    65    70    69    80
hitech_investment           超过        58    62    100   125   105   96    31
hitech_investment_growth    不少于      5     5     8     3     10    5     5
fiscal_sci_spending         增长(%)     6     6     6     5     6     6     -
innovation_voucher_amount   不少于      1800  1400  2200  3300  2000  3200  -
prov_vanguard_projects      不少于      4     4     5     6     4     6     2
new_hitech_firms            不少于      90    95    95    140   90    115   30
total_hitech_firms          超过        540   580   560   950   530   860   180
new_prov_tech_sme           不少于      200   220   220   330   230   300   65
hitech_per_10k_firms        不少于      240   290   460   360   340   345   420
hitech_share_above_scale    不少于      50    48    52    45    41    44    60
new_ent_rd_inst_city_plus   不少于      40    36    50    58    42    48    12
new_ent_rd_inst_prov_plus   不少于      16    15    24    25    18    22    4
new_joint_labs              不少于      15    13    16    20    15    18    5
total_incubators_city_plus  不少于      19    20    16    23    17    22    5
prov_plus_talents           不少于      10    9     8     13    9     13    2
city_plus_talents_new       不少于      20    18    20    28    20    25    6
foreign_ab_talents_new      不少于      45    35    60    55    40    50    15
high_end_projects           不少于      50    45    55    68    48    70    14
tech_contract_value         超过        31    27    40    54    36    50    10.5
invention_patents_per_10k   不少于      65    53    57    69    63    64    -
tech_loan_balance           不少于      40    36    50    64    44    60    13
sti_index                   位次不低于  32    38    8     21    27    24    -
`;

/** 下年目标 */
export const nextTargetLines = `
rd_gdp_ratio                不少于      3.8           2.5         3.7           3.6           3.4           3.6           3.7
rd_expense_revenue_ratio    高于同级    高于全市平均  不少于:2.1  高于全市平均  高于全市平均  高于全市平均  高于全市平均  不少于:2.7
rd_activity_coverage        不少于      77            75          82            77            78            78            80
rd_institution_coverage     保持        68            64          85            67            70            68            70
hitech_va_ratio             保持        72            66          84            65            70            69            80
hitech_investment           增长(%)     8             6           8             5             10            6             6
hitech_investment_growth    不少于      8             6           8             5             10            6             6
fiscal_sci_spending         增长(%)     6             6           倍数(比基年):比2020年翻一番  5             6             6             -
innovation_voucher_amount   不少于      1900          1450        2400          3500          2100          3300          -
prov_vanguard_projects      不少于      4             4           5             7             5             6             2
new_hitech_firms            不少于      95            100         90            130           90            115           30
total_hitech_firms          超过        600           650         620           1050          580           940           200
new_prov_tech_sme           不少于      210           230         220           320           240           300           70
hitech_per_10k_firms        文字        排名保持全省前列  不少于:310  排名保持全省前列  不少于:375    不少于:355    不少于:360    不少于:440
hitech_share_above_scale    不少于      53            50          55            47            43            46            63
new_ent_rd_inst_city_plus   不少于      42            38          50            55            44            48            13
new_ent_rd_inst_prov_plus   不少于      18            15          25            24            19            22            5
new_joint_labs              不少于      16            15          20            22            16            20            6
total_incubators_city_plus  不少于      20            22          17            26            18            25            6
prov_plus_talents           不少于      11            9           9             14            9             13            3
city_plus_talents_new       不少于      22            20          20            30            20            26            7
foreign_ab_talents_new      不少于      50            38          60            60            42            55            18
high_end_projects           不少于      50            48          60            70            50            70            15
tech_contract_value         超过        36            31          45            62            41            58            12
invention_patents_per_10k   不少于      70            58          62            75            69            70            -
tech_loan_balance           不少于      47            42          56            73            50            67            15
sti_index                   位次不低于  30            36          保持全省第8,力争进位  20            26            24            -
`;
